import type { Id, StudyCase } from '@shared/contract/index.ts';
import { useMemo, useState, type RefCallback } from 'react';
import { MemoMenu } from '../memos/MemoMenu.tsx';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import type { State } from '../store/state.ts';
import { ConfirmDialog, IconButton, Menu, rowMarks, TableGap, useTableRows } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { AddAttribute, AttributeHeads, useAttributes, type Attributes } from './attributes.tsx';
import { AttributeCells, Cell } from './Cell.tsx';
import { manyColumns, ROW } from './columns.ts';

const said = words.people;

/** Table 1: the cases and their characteristics. */
export function CaseTable({ box }: { box: HTMLElement | null }) {
  const cases = useStore((state) => state.tables.studyCase);
  const attributes = useAttributes('case');
  const list = useMemo(() => byPosition(cases), [cases]);
  const participants = useByCase((state) => state.tables.participant);
  const transcripts = useByCase((state) => state.tables.transcript);
  const keys = useMemo(() => list.map((one) => one.id), [list]);
  const rows = useTableRows({ keys, box, height: ROW });
  const columns = attributes.list.length + 5;
  return (
    <section className="people-section">
      <div className="people-section-head">
        <h2>{said.cases}</h2>
        <span className="muted">{said.tableOne}</span>
        <span className="grow" />
        <AddAttribute subject="case" />
      </div>
      <div className="table-frame">
        <table {...rows.table} {...manyColumns(rows.isMany, columns)}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{said.code}</th>
              <th scope="col">{said.label}</th>
              <th scope="col" className="number">
                {said.participants}
              </th>
              <th scope="col" className="number">
                {said.transcripts}
              </th>
              <AttributeHeads of={attributes.list} />
              <th scope="col">
                <span className="visually-hidden">{said.more(said.cases)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.drawn.map((one) => {
              if ('gap' in one)
                return <TableGap key={`gap ${one.after}`} height={one.gap} columns={columns} />;
              const studyCase = list[one.at];
              return (
                studyCase && (
                  <CaseRow
                    key={studyCase.id}
                    at={one.at}
                    measure={rows.measure}
                    studyCase={studyCase}
                    attributes={attributes}
                    participants={participants.get(studyCase.id)?.length ?? 0}
                    transcripts={transcripts.get(studyCase.id)?.length ?? 0}
                  />
                )
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Rows by their case, gone through once for all cases. */
function useByCase<R extends { caseId: Id | null }>(select: (state: State) => ReadonlyMap<Id, R>) {
  const rows = useStore(select);
  return useMemo(() => Map.groupBy(rows.values(), (one) => one.caseId), [rows]);
}

function CaseRow({
  at,
  measure,
  studyCase,
  attributes,
  participants,
  transcripts,
}: {
  /** Its place in the table. */
  at: number;
  measure: RefCallback<HTMLTableRowElement>;
  studyCase: StudyCase;
  attributes: Attributes;
  /** How many it has. */
  participants: number;
  transcripts: number;
}) {
  const { act } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const [asking, setAsking] = useState<'participant' | 'delete' | null>(null);
  const { id, code } = studyCase;
  return (
    <tr ref={measure} {...rowMarks(at)}>
      <td>
        <Cell
          mono
          label={said.of(said.code, code)}
          value={code}
          isNeeded
          onSave={(next) => act('cases.update', { id, code: next })}
        />
      </td>
      <td>
        <Cell
          label={said.of(said.label, code)}
          value={studyCase.label}
          onSave={(label) => act('cases.update', { id, label })}
        />
      </td>
      <td className="number">{participants}</td>
      <td className="number">{transcripts}</td>
      <AttributeCells attributes={attributes} subjectId={id} name={code} />
      <td className="row-tools">
        <MemoMenu target="case" targetId={id} name={code} />
        {!readOnly && (
          <Menu
            label={said.more(code)}
            entries={[
              { id: 'participant', label: `${said.addParticipant}…`, run: () => setAsking('participant') },
              'line',
              { id: 'delete', label: said.deleteCase, danger: true, run: () => setAsking('delete') },
            ]}
          >
            <IconButton icon="more" size="small" label={said.more(code)} />
          </Menu>
        )}
        {asking === 'participant' && (
          <AddDialog what="participant" studyCase={studyCase} onClose={() => setAsking(null)} />
        )}
        {asking === 'delete' && (
          <ConfirmDialog
            title={said.deleteCaseTitle(code)}
            message={said.deleteCaseNote(participants, transcripts)}
            confirm={said.delete}
            onConfirm={() => act('cases.remove', { id })}
            onClose={() => setAsking(null)}
          />
        )}
      </td>
    </tr>
  );
}
