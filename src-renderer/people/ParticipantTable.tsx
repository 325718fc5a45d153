import type { Id, Participant, StudyCase } from '@shared/contract/index.ts';
import { useCallback, useMemo, useState, type RefCallback } from 'react';
import { useStore, useView } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { Button, rowMarks, TableGap, useTableRows } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { AddAttribute, AttributeHeads, useAttributes } from './attributes.tsx';
import { manyColumns, ROW } from './columns.ts';
import { ParticipantRow } from './ParticipantRow.tsx';

const said = words.people;

/** A line of the table: a case, or one of its participants. */
type Line = { key: string | number; studyCase: StudyCase; participant: Participant | null };

/** Table 2: the participants under their cases, with their transcripts and characteristics. */
export function ParticipantTable({
  box,
  onTranscript,
}: {
  /** What is scrolled; null until it is there. */
  box: HTMLElement | null;
  onTranscript: (id: Id) => void;
}) {
  const cases = useStore((state) => state.tables.studyCase);
  const participants = useStore((state) => state.tables.participant);
  const speakers = useStore((state) => state.tables.speaker);
  const attributes = useAttributes('participant');
  const lines = useMemo(() => {
    const byCase = Map.groupBy(byPosition(participants), (one) => one.caseId);
    return byPosition(cases).flatMap((studyCase): Line[] => [
      { key: `case ${studyCase.id}`, studyCase, participant: null },
      ...(byCase.get(studyCase.id) ?? []).map((participant) => ({
        key: participant.id,
        studyCase,
        participant,
      })),
    ]);
  }, [cases, participants]);
  const keys = useMemo(() => lines.map((one) => one.key), [lines]);
  const transcriptsOf = useMemo(() => {
    const found = new Map<Id, Set<Id>>();
    for (const { participantId, transcriptId } of speakers.values()) {
      if (participantId === null) continue;
      found.set(participantId, (found.get(participantId) ?? new Set()).add(transcriptId));
    }
    return found;
  }, [speakers]);
  const chosen = useView((looking) => looking.participantId);
  const rows = useTableRows({
    keys,
    box,
    height: ROW,
    kept: chosen === null ? -1 : keys.indexOf(chosen),
    isHead: useCallback((at: number) => lines[at]?.participant === null, [lines]),
  });
  const width = attributes.list.length + 4;
  return (
    <section className="people-section">
      <div className="people-section-head">
        <h2>{said.participants}</h2>
        <span className="muted">{said.tableTwo}</span>
        <span className="grow" />
        <AddAttribute subject="participant" />
      </div>
      <div className="table-frame">
        <table {...rows.table} {...manyColumns(rows.isMany, width)}>
          <thead>
            <tr aria-rowindex={1}>
              <th scope="col">{said.identifier}</th>
              <th scope="col">{said.role}</th>
              <th scope="col">{said.transcripts}</th>
              <AttributeHeads of={attributes.list} />
              <th scope="col">
                <span className="visually-hidden">{said.more(said.participants)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.drawn.map((one) => {
              if ('gap' in one) return <TableGap key={`gap ${one.after}`} height={one.gap} columns={width} />;
              const line = lines[one.at];
              if (!line) return null;
              const { key, studyCase, participant } = line;
              const place = { at: one.at, measure: rows.measure };
              return participant ? (
                <ParticipantRow
                  key={key}
                  {...place}
                  participant={participant}
                  studyCase={studyCase}
                  attributes={attributes}
                  transcripts={transcriptsOf.get(participant.id) ?? NONE}
                  onTranscript={onTranscript}
                />
              ) : (
                <CaseHead key={key} {...place} studyCase={studyCase} width={width} />
              );
            })}
          </tbody>
        </table>
      </div>
    </section>
  );
}

const NONE: ReadonlySet<Id> = new Set();

function CaseHead({
  at,
  measure,
  studyCase,
  width,
}: {
  at: number;
  measure: RefCallback<HTMLTableRowElement>;
  studyCase: StudyCase;
  width: number;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const [adding, setAdding] = useState(false);
  return (
    <tr ref={measure} {...rowMarks(at)} className="people-case">
      <th colSpan={width}>
        <span className="people-case-head">
          {studyCase.code} <span className="muted">{studyCase.label}</span>
          <span className="grow" />
          <Button
            size="small"
            variant="quiet"
            icon="plus"
            isDisabled={readOnly}
            aria-label={said.addParticipantTitle(studyCase.code)}
            onPress={() => setAdding(true)}
          >
            {said.addParticipant}
          </Button>
        </span>
        {adding && <AddDialog what="participant" studyCase={studyCase} onClose={() => setAdding(false)} />}
      </th>
    </tr>
  );
}
