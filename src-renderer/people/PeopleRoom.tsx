import type { Id } from '@shared/contract/index.ts';
import { useMemo, useState } from 'react';
import { useSession, useStore, useView } from '../store/react.tsx';
import { byPosition, participantsByTranscript, transcriptName } from '../store/select.ts';
import { Button, EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { AddDialog } from './AddDialog.tsx';
import { CaseTable } from './CaseTable.tsx';
import { ParticipantTable } from './ParticipantTable.tsx';
import { RoleTable } from './RoleTable.tsx';
import { TranscriptDialog } from './TranscriptDialog.tsx';

const said = words.people;
/** Unbound transcripts shown before more are asked for. */
const SHOWN = 60;

/** Cases and participants with their characteristics: the study's Table 1 and Table 2, written in where they stand. */
export function PeopleRoom() {
  const { view } = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const cases = useStore((state) => state.tables.studyCase);
  const participants = useStore((state) => state.tables.participant);
  const adding = useView((looking) => looking.overlay === 'case');
  const [transcript, setTranscript] = useState<Id | null>(null);
  const [box, setBox] = useState<HTMLElement | null>(null);
  const add = (
    <Button icon="plus" isDisabled={readOnly} onPress={() => view.set({ overlay: 'case' })}>
      {said.addCase}
    </Button>
  );
  return (
    <main className="people-room" data-pane="">
      <header className="room-bar">
        <h1>{said.room}</h1>
        <span className="muted">
          {said.caseCount(cases.size)} · {said.participantCount(participants.size)}
        </span>
        <span className="grow" />
        {cases.size > 0 && add}
      </header>
      <div className="people-scroll" ref={setBox}>
        {cases.size === 0 ? (
          <div className="people-empty">
            <EmptyState icon="cases" title={said.noCases} action={add}>
              {said.noCasesNote}
            </EmptyState>
          </div>
        ) : (
          <>
            <CaseTable box={box} />
            <ParticipantTable box={box} onTranscript={setTranscript} />
          </>
        )}
        <Unbound onTranscript={setTranscript} />
        <RoleTable />
      </div>
      {adding && <AddDialog what="case" onClose={() => view.set({ overlay: 'none' })} />}
      {transcript !== null && <TranscriptDialog id={transcript} onClose={() => setTranscript(null)} />}
    </main>
  );
}

/** Transcripts with a speaker who is neither the interviewer nor anybody known. */
function Unbound({ onTranscript }: { onTranscript: (id: Id) => void }) {
  const state = useStore((now) => now);
  const { speaker, transcript } = state.tables;
  const [shown, setShown] = useState(SHOWN);
  const list = useMemo(() => {
    const bound = new Set<Id>();
    const open = new Set<Id>();
    for (const one of speaker.values())
      if (!one.isInterviewer) (one.participantId === null ? open : bound).add(one.transcriptId);
    return byPosition(transcript).filter((one) => open.has(one.id) || !bound.has(one.id));
  }, [speaker, transcript]);
  if (list.length === 0) return null;
  const whoIn = participantsByTranscript(state);
  return (
    <section className="people-section">
      <h2>{said.unbound}</h2>
      <div className="people-chips">
        {list.slice(0, shown).map((one) => (
          <Button key={one.id} size="small" onPress={() => onTranscript(one.id)}>
            {transcriptName(state, one.id, whoIn(one.id))}
          </Button>
        ))}
        {list.length > shown && (
          <Button size="small" variant="quiet" onPress={() => setShown(shown + 10 * SHOWN)}>
            {said.moreUnbound(list.length - shown)}
          </Button>
        )}
      </div>
    </section>
  );
}
