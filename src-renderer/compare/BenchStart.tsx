import { useMemo } from 'react';
import type { Code } from '@shared/contract/index.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { rolledUp } from '../codes/tree-nodes.ts';
import { childrenByParent } from '../store/select.ts';
import { useSession, useStore } from '../store/react.tsx';
import { recentCodes } from '../transcript/recents.ts';
import { Button, EmptyState } from '../ui/index.ts';
import { number } from '../words/number.ts';
import { words } from '../words/index.ts';
import { compareCodes, lastBench, setBench } from './bench.ts';

const t = words.compare.start;
const OFFERED = 6;

/** The bench with nothing on it yet: what it is for, and what may be put on it. */
export function BenchStart({ onChoose }: { onChoose: () => void }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const counts = useStore((state) => state.counts);
  const readOnly = useStore((state) => state.readOnly);
  const totals = useMemo(() => rolledUp(childrenByParent(codes), counts), [codes, counts]);
  const most = useMemo(() => {
    const all = [...codes.values()].filter(
      (code) => code.retiredAt === null && (totals.get(code.id) ?? 0) > 0,
    );
    const grouped = all.filter((code) => code.level === 'theme' || code.level === 'category');
    return (grouped.length >= 3 ? grouped : all)
      .sort((a, b) => (totals.get(b.id) ?? 0) - (totals.get(a.id) ?? 0))
      .slice(0, OFFERED);
  }, [codes, totals]);
  const recent = recentCodes(session)
    .map(({ code }) => code)
    .filter((code) => (totals.get(code.id) ?? 0) > 0)
    .slice(0, OFFERED);
  const last = lastBench(session);
  if (most.length === 0)
    return (
      <EmptyState
        icon="compare"
        title={t.noCodesTitle}
        action={
          <Button variant="primary" onPress={() => session.view.set({ room: 'code' })}>
            {t.goCode}
          </Button>
        }
      >
        {readOnly ? '' : t.noCodes}
      </EmptyState>
    );
  const offer = (title: string, list: readonly Code[]) =>
    list.length > 0 && (
      <section className="start-offer" aria-label={title}>
        <h3>{title}</h3>
        <ul>
          {list.map((code) => (
            <li key={code.id}>
              <button type="button" onClick={() => compareCodes(session, [code.id])}>
                <span className="code-dot" style={codeColor(code.color)} />
                <span className="start-name">{code.name}</span>
                <span className="code-count">{number(totals.get(code.id) ?? 0)}</span>
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  return (
    <div className="bench-start">
      <EmptyState
        icon="compare"
        title={t.title}
        action={
          <div className="start-acts">
            <Button variant="primary" onPress={onChoose}>
              {t.choose}
            </Button>
            {last && <Button onPress={() => setBench(session, last)}>{t.last}</Button>}
          </div>
        }
      >
        {t.text}
      </EmptyState>
      <div className="start-offers">
        {offer(t.most, most)}
        {offer(t.recent, recent)}
      </div>
    </div>
  );
}
