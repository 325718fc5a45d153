import { identifierOf, type Id, type Participant, type StudyCase } from '@shared/contract/index.ts';
import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import { MemoMenu } from '../memos/MemoMenu.tsx';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { Button, ConfirmDialog, IconButton, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { AddAttribute, AttributeHeads, useAttributes, type Attributes } from './attributes.tsx';
import { AttributeCells, Cell, ChoiceCell } from './Cell.tsx';

const said = words.people;

/** Table 2: the participants under their cases, with their transcripts and characteristics. */
export function ParticipantTable({ onTranscript }: { onTranscript: (id: Id) => void }) {
  const cases = useStore((state) => state.tables.studyCase);
  const participants = useStore((state) => state.tables.participant);
  const speakers = useStore((state) => state.tables.speaker);
  const attributes = useAttributes('participant');
  const groups = useMemo(() => {
    const byCase = Map.groupBy(byPosition(participants), (one) => one.caseId);
    return byPosition(cases).map((studyCase) => ({ studyCase, list: byCase.get(studyCase.id) ?? [] }));
  }, [cases, participants]);
  const transcriptsOf = useMemo(() => {
    const found = new Map<Id, Set<Id>>();
    for (const { participantId, transcriptId } of speakers.values()) {
      if (participantId === null) continue;
      found.set(participantId, (found.get(participantId) ?? new Set()).add(transcriptId));
    }
    return found;
  }, [speakers]);
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
        <table className="table people-table">
          <thead>
            <tr>
              <th scope="col">{said.identifier}</th>
              <th scope="col">{said.role}</th>
              <th scope="col">{said.transcripts}</th>
              <AttributeHeads of={attributes.list} />
              <th scope="col">
                <span className="visually-hidden">{said.more(said.participants)}</span>
              </th>
            </tr>
          </thead>
          {groups.map(({ studyCase, list }) => (
            <tbody key={studyCase.id}>
              <CaseHead studyCase={studyCase} width={width} />
              {list.map((participant) => (
                <ParticipantRow
                  key={participant.id}
                  participant={participant}
                  studyCase={studyCase}
                  attributes={attributes}
                  transcripts={transcriptsOf.get(participant.id) ?? NONE}
                  onTranscript={onTranscript}
                />
              ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  );
}

const NONE: ReadonlySet<Id> = new Set();

function CaseHead({ studyCase, width }: { studyCase: StudyCase; width: number }) {
  const readOnly = useStore((state) => state.readOnly);
  const [adding, setAdding] = useState(false);
  return (
    <tr className="people-case">
      <th scope="rowgroup" colSpan={width}>
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

function ParticipantRow({
  participant,
  studyCase,
  attributes,
  transcripts,
  onTranscript,
}: {
  participant: Participant;
  studyCase: StudyCase;
  attributes: Attributes;
  transcripts: ReadonlySet<Id>;
  onTranscript: (id: Id) => void;
}) {
  const { act, view } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const roles = useStore((state) => state.tables.role);
  const titles = useStore((state) => state.tables.transcript);
  const isChosen = useView((looking) => looking.participantId === participant.id);
  const [deleting, setDeleting] = useState(false);
  const row = useRef<HTMLTableRowElement>(null);
  const { id } = participant;
  const identifier = identifierOf(studyCase, participant);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'center' });
  }, [isChosen]);
  return (
    <tr ref={row} className={isChosen ? 'people-chosen' : ''}>
      <td>
        <span className="people-identifier id">
          <span className="muted">{studyCase.code}</span>
          <Cell
            mono
            label={said.of(said.code, identifier)}
            value={participant.code}
            isNeeded
            onSave={(code) => act('participants.update', { id, code })}
          />
        </span>
      </td>
      <td>
        <ChoiceCell
          label={said.of(said.role, identifier)}
          value={String(participant.roleId ?? '')}
          otherwise={said.noRole}
          options={byPosition(roles).map((role) => ({ id: String(role.id), label: role.label }))}
          onSave={(role) =>
            void act('participants.update', { id, roleId: role === '' ? null : Number(role) })
          }
        />
      </td>
      <td>
        <span className="people-chips">
          {[...transcripts].map((transcriptId) => {
            const title = titles.get(transcriptId)?.title ?? '';
            return (
              <Fragment key={transcriptId}>
                <Menu
                  label={said.transcriptMenu(title)}
                  entries={[
                    { id: 'open', label: said.open, run: () => view.set({ room: 'code', transcriptId }) },
                    {
                      id: 'details',
                      label: said.details,
                      isDisabled: readOnly,
                      run: () => onTranscript(transcriptId),
                    },
                  ]}
                >
                  <Button size="small" variant="quiet">
                    <span className="chip-text">{title}</span>
                  </Button>
                </Menu>
              </Fragment>
            );
          })}
        </span>
      </td>
      <AttributeCells attributes={attributes} subjectId={id} name={identifier} />
      <td className="row-tools">
        <MemoMenu target="participant" targetId={id} name={identifier} />
        {!readOnly && (
          <IconButton
            icon="trash"
            size="small"
            label={said.deleteThatParticipant(identifier)}
            onPress={() => setDeleting(true)}
          />
        )}
        {deleting && (
          <ConfirmDialog
            title={said.deleteParticipantTitle(identifier)}
            message={said.deleteParticipantNote(transcripts.size)}
            confirm={said.delete}
            onConfirm={() => act('participants.remove', { id })}
            onClose={() => setDeleting(false)}
          />
        )}
      </td>
    </tr>
  );
}
