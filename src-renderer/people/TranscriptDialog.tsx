import type { Id, Speaker } from '@shared/contract/index.ts';
import { identifierOf } from '@shared/contract/index.ts';
import { useMemo } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { byPosition, transcriptName } from '../store/select.ts';
import { openRevise } from '../transcript/revising/open.ts';
import { Button, Dialog } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { Cell, ChoiceCell } from './Cell.tsx';

const said = words.people;

/** A transcript's title, case, date and language, and who its speakers are. Every change is saved as it is made. */
export function TranscriptDialog({ id, onClose }: { id: Id; onClose: () => void }) {
  const session = useSession();
  const { act } = session;
  const state = useStore((now) => now);
  const transcript = state.tables.transcript.get(id);
  const cases = useMemo(() => byPosition(state.tables.studyCase), [state.tables.studyCase]);
  const speakers = useMemo(
    () => [...state.tables.speaker.values()].filter((one) => one.transcriptId === id),
    [state.tables.speaker, id],
  );
  if (!transcript) return null;
  const update = (patch: {
    title?: string;
    caseId?: Id | null;
    recordedOn?: string | null;
    language?: string | null;
  }) => act('transcripts.update', { id, ...patch });
  return (
    <Dialog
      title={said.detailsTitle(transcriptName(state, id))}
      onClose={onClose}
      actions={
        <>
          <Button
            icon="import"
            isDisabled={state.readOnly}
            onPress={() => {
              onClose();
              openRevise(session, id);
            }}
          >
            {words.revising.entry}
          </Button>
          <span className="grow" />
          <Button variant="primary" onPress={onClose}>
            {said.done}
          </Button>
        </>
      }
    >
      <div className="facts">
        <span>{said.title}</span>
        <Cell label={said.title} value={transcript.title} isNeeded onSave={(title) => update({ title })} />
        <span>{said.case}</span>
        <ChoiceCell
          label={said.case}
          value={String(transcript.caseId ?? '')}
          otherwise={said.noCase}
          options={cases.map((one) => ({
            id: String(one.id),
            label: [one.code, one.label].filter(Boolean).join(' · '),
          }))}
          onSave={(caseId) => void update({ caseId: caseId === '' ? null : Number(caseId) })}
        />
        <span>{said.recordedOn}</span>
        <Cell
          type="date"
          label={said.recordedOn}
          value={transcript.recordedOn ?? ''}
          onSave={(recordedOn) => update({ recordedOn: recordedOn || null })}
        />
        <span>{said.language}</span>
        <Cell
          label={said.language}
          value={transcript.language ?? ''}
          placeholder={said.languageNote}
          onSave={(language) => update({ language: language || null })}
        />
      </div>
      <h3>{said.whoSpeaks}</h3>
      <p className="muted">{said.whoSpeaksNote}</p>
      <div className="facts">
        {speakers.map((speaker) => (
          <SpeakerLine key={speaker.id} speaker={speaker} caseId={transcript.caseId} />
        ))}
      </div>
      {speakers.length === 0 && <p>{said.noSpeakers}</p>}
    </Dialog>
  );
}

/** Participants of the transcript's own case come first. */
function SpeakerLine({ speaker, caseId }: { speaker: Speaker; caseId: Id | null }) {
  const { act } = useSession();
  const participants = useStore((state) => state.tables.participant);
  const cases = useStore((state) => state.tables.studyCase);
  const options = useMemo(
    () =>
      byPosition(participants)
        .sort((a, b) => Number(b.caseId === caseId) - Number(a.caseId === caseId))
        .map((one) => {
          const studyCase = cases.get(one.caseId);
          return { id: String(one.id), label: studyCase ? identifierOf(studyCase, one) : one.code };
        }),
    [participants, cases, caseId],
  );
  return (
    <>
      <span className="id">{speaker.label}</span>
      <ChoiceCell
        label={words.imports.speaker(speaker.label)}
        value={speaker.isInterviewer ? 'interviewer' : String(speaker.participantId ?? '')}
        otherwise={said.nobody}
        options={[{ id: 'interviewer', label: said.interviewer }, ...options]}
        onSave={(who) =>
          void act('speakers.bind', {
            id: speaker.id,
            isInterviewer: who === 'interviewer',
            participantId: who === 'interviewer' || who === '' ? null : Number(who),
          })
        }
      />
    </>
  );
}
