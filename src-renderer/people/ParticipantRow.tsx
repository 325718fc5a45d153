import { identifierOf, type Id, type Participant, type StudyCase } from '@shared/contract/index.ts';
import { Fragment, useCallback, useEffect, useRef, useState, type RefCallback } from 'react';
import { MemoMenu } from '../memos/MemoMenu.tsx';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition } from '../store/select.ts';
import { Button, ConfirmDialog, IconButton, Menu, rowMarks } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { Attributes } from './attributes.tsx';
import { AttributeCells, Cell, ChoiceCell } from './Cell.tsx';

const said = words.people;

/** Who a participant is: code and role, their transcripts, their characteristics. */
export function ParticipantRow({
  at,
  measure,
  participant,
  studyCase,
  attributes,
  transcripts,
  onTranscript,
}: {
  /** Its place in the table. */
  at: number;
  measure: RefCallback<HTMLTableRowElement>;
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
  const row = useRef<HTMLTableRowElement | null>(null);
  const setRow = useCallback(
    (element: HTMLTableRowElement | null) => {
      row.current = element;
      measure(element);
    },
    [measure],
  );
  const { id } = participant;
  const identifier = identifierOf(studyCase, participant);
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'center' });
  }, [isChosen]);
  return (
    <tr ref={setRow} {...rowMarks(at)} className={isChosen ? 'people-chosen' : ''}>
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
