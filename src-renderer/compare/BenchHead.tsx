import type { BenchColumns, BenchIncident } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { codeColor } from '../codes/CodeRow.tsx';
import { useSession, useStore, useView } from '../store/react.tsx';
import { Button, Icon, Kbd, Menu, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { setBench } from './bench.ts';
import { spread } from './layout.ts';
import { openPiles } from './piles/open.ts';
import { Segments } from './Segments.tsx';

const t = words.compare;
const BY: readonly BenchColumns[] = ['interview', 'role', 'case', 'code'];
/** So many codes are named; the rest are counted. */
const NAMED = 3;

/** What is on the bench, how much of the study it speaks for, and how it is laid out. */
export function BenchHead({
  incidents,
  onCodes,
}: {
  incidents: readonly BenchIncident[];
  onCodes: () => void;
}) {
  const session = useSession();
  const bench = useView((looking) => looking.bench);
  const codes = useStore((state) => state.tables.code);
  const cases = useStore((state) => state.tables.studyCase.size);
  const chosen = bench.codeIds.flatMap((id) => codes.get(id) ?? []);
  const [only] = chosen;
  const of = useMemo(() => spread(incidents), [incidents]);
  return (
    <header className="bench-head">
      <h1 className="visually-hidden">{t.room}</h1>
      <ul className="bench-chosen" aria-label={t.chosen}>
        {chosen.slice(0, NAMED).map((code) => (
          <li key={code.id} className="chosen-code">
            <span className="code-dot" style={codeColor(code.color)} />
            <b title={code.name}>{code.name}</b>
            {code.level !== 'code' && <Tag>{words.codes.levelTag[code.level]}</Tag>}
            {chosen.length > 1 && (
              <button
                type="button"
                aria-label={t.removeCode(code.name)}
                title={t.removeCode(code.name)}
                onClick={() => setBench(session, { codeIds: bench.codeIds.filter((id) => id !== code.id) })}
              >
                <Icon name="close" size={11} />
              </button>
            )}
          </li>
        ))}
        {chosen.length > NAMED && (
          <li
            className="muted"
            title={chosen
              .slice(NAMED)
              .map((code) => code.name)
              .join(', ')}
          >
            {t.moreCodes(chosen.length - NAMED)}
          </li>
        )}
      </ul>
      <Button size="small" variant="quiet" icon="plus" onPress={onCodes}>
        {t.addCodes}
      </Button>
      {only && chosen.length === 1 && only.retiredAt === null && (
        <Button size="small" variant="quiet" onPress={() => openPiles(session, only.id)}>
          {words.piles.entry.button} <Kbd keys="L" />
        </Button>
      )}
      {chosen.length > 0 && (
        <span className="bench-counts">{t.counts(incidents.length, of.participants, of.cases, cases)}</span>
      )}
      <span className="grow" />
      <span className="bench-by" aria-hidden="true">
        {t.columnsBy}
      </span>
      <Segments
        label={t.columnsBy}
        items={BY.map((id) => ({ id, label: t.by[id] }))}
        value={bench.columns}
        onChange={(columns) =>
          setBench(session, { columns, rows: bench.rows === columns ? null : bench.rows })
        }
      />
      <Menu
        label={t.rowsBy}
        entries={[
          {
            id: 'none',
            label: t.noRows,
            isChosen: bench.rows === null,
            run: () => setBench(session, { rows: null }),
          },
          ...BY.filter((id) => id !== bench.columns).map((id) => ({
            id,
            label: t.by[id],
            isChosen: bench.rows === id,
            run: () => setBench(session, { rows: id }),
          })),
        ]}
      >
        <Button size="small">
          {bench.rows === null ? t.noRows : `${t.rowsBy} ${t.by[bench.rows].toLowerCase()}`}
        </Button>
      </Menu>
      <Button
        size="small"
        aria-label={t.keptLabel}
        onPress={() => setBench(session, { side: bench.side?.what === 'kept' ? null : { what: 'kept' } })}
      >
        {t.kept}
      </Button>
    </header>
  );
}
