import type { Coding } from '@shared/contract/index.ts';
import { useMemo, type CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { useStore } from '../store/react.tsx';
import { starred } from '../store/select.ts';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { pathOf } from './matching.ts';

const WIDTH = 264;

/** What a stripe says when the pointer rests on it: its code, what that means, and who coded. */
export function CodingTip({ coding, at }: { coding: Coding; at: DOMRect }) {
  const codes = useStore((state) => state.tables.code);
  const coder = useStore((state) => state.tables.coder.get(coding.coderId)?.name ?? '');
  const exemplars = useStore((state) => state.tables.exemplar);
  const isExemplar = useMemo(() => starred(exemplars).has(coding.id), [exemplars, coding.id]);
  const code = codes.get(coding.codeId);
  if (!code) return null;
  const path = pathOf(codes, code);
  const left = Math.max(8, Math.min(at.left - WIDTH - 10, window.innerWidth - WIDTH - 8));
  const top = Math.max(8, Math.min(at.top - 12, window.innerHeight - 150));
  return createPortal(
    <div
      className="ts-tip"
      aria-hidden="true"
      style={{ left, top, width: WIDTH, '--code': code.color } as CSSProperties}
    >
      <div className="ts-tip-name">
        <span className="code-dot" />
        {code.name}
        {code.retiredAt !== null && <Tag>{words.codes.retire.tag}</Tag>}
      </div>
      {path.length > 0 && <div className="muted">{path.join(' › ')}</div>}
      <p>
        {code.shortDefinition || code.fullDefinition || (
          <span className="muted">{words.transcript.noDefinition}</span>
        )}
      </p>
      <div className="muted">
        {words.transcript.by(coder)}
        {isExemplar && ` · ★ ${words.transcript.exemplar}`}
      </div>
      {coding.comment && <p>{coding.comment}</p>}
    </div>,
    document.body,
  );
}
