import { useRef } from 'react';
import { runCommand } from '../../commands/table.ts';
import { useSession, useStore, useView } from '../../store/react.tsx';
import { Button, Icon, IconButton, Kbd, isComposing } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { useBenchAsked, type VerdictAsked } from '../ask.ts';
import { setBench } from '../bench.ts';
import { canGive } from './can-give.ts';
import type { Done, Subject } from './use-decide.ts';

const t = words.compare.verdict;
const VERDICTS: readonly { id: VerdictAsked; keys: string }[] = [
  { id: 'same', keys: 'S' },
  { id: 'different', keys: 'D' },
  { id: 'move', keys: 'M' },
  { id: 'property', keys: 'P' },
  { id: 'definition', keys: 'R' },
  { id: 'negative', keys: 'N' },
];

/** How many are picked, the verdicts, and why; after a verdict what it did, and the way back. */
export function VerdictBar({
  subject,
  hidden,
  done,
  isDisabled,
  onAsk,
}: {
  subject: Subject;
  /** So many of the picks are not in sight. */
  hidden: number;
  done: Done | null;
  isDisabled: boolean;
  onAsk: (verdict: VerdictAsked) => void;
}) {
  const session = useSession();
  const reason = useView((looking) => looking.bench.reason);
  const field = useRef<HTMLInputElement>(null);
  useBenchAsked((asked) => {
    if (asked.do === 'reason') field.current?.focus();
  });
  const { incidents, codeIds } = subject;
  const isEmpty = incidents.length + codeIds.length === 0;
  return (
    <section className="verdict" aria-label={t.label}>
      {incidents.length === 0 && <Did done={done} />}
      {isEmpty ? (
        <span className="verdict-hint">{t.none}</span>
      ) : (
        <>
          <b className="verdict-count">
            {incidents.length > 0 ? t.picked(incidents.length) : t.codes(codeIds.length)}
          </b>
          {hidden > 0 && <span className="verdict-hidden">{t.hidden(hidden)}</span>}
          {incidents.length > 0 && (
            <IconButton
              icon="close"
              size="small"
              label={t.clear}
              onPress={() => setBench(session, { picks: [] })}
            />
          )}
          <div className="verdict-buttons">
            {VERDICTS.filter((one) => incidents.length > 0 || canGive(one.id, subject)).map(
              ({ id, keys }) => (
                <Button
                  key={id}
                  size="small"
                  isDisabled={isDisabled || !canGive(id, subject)}
                  onPress={() => onAsk(id)}
                >
                  {t.names[id]} <Kbd keys={keys} />
                </Button>
              ),
            )}
          </div>
          <input
            ref={field}
            className="input verdict-reason"
            dir="auto"
            aria-label={t.reason}
            placeholder={t.reasonHint}
            maxLength={4_000}
            value={reason}
            onChange={(event) => setBench(session, { reason: event.target.value })}
            onKeyDown={(event) => {
              if (isComposing(event)) return;
              if (event.key !== 'Enter' && event.key !== 'Escape') return;
              event.preventDefault();
              event.stopPropagation();
              event.currentTarget.blur();
            }}
          />
        </>
      )}
    </section>
  );
}

/** What the last verdict did, while it is what undo would take back. */
function Did({ done }: { done: Done | null }) {
  const session = useSession();
  const undo = useStore((state) => state.history.undo);
  const isLast = done !== null && undo === done.label;
  return (
    <output className={isLast ? 'verdict-did' : 'visually-hidden'}>
      {isLast && (
        <>
          <Icon name="check" size={14} />
          <b>{done.label}</b>
          <Button size="small" onPress={() => runCommand('project.undo', session)}>
            {t.undo} <Kbd keys="Mod+Z" />
          </Button>
          <Button
            size="small"
            variant="quiet"
            onPress={() => setBench(session, { side: { what: 'comparison', id: done.comparisonId } })}
          >
            {t.show}
          </Button>
        </>
      )}
    </output>
  );
}
