import type { Id } from '@shared/contract/index.ts';
import { useEffect, useRef, useState } from 'react';
import { useSession, useStore, useStoreAtOnce, useView } from '../store/react.tsx';
import { Button, EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { EditingTranscript } from './editing/EditingTranscript.tsx';
import { OpenedTranscript } from './OpenedTranscript.tsx';

/** The transcript this window looks at: opened when it is chosen, let go when another one is. */
export function TranscriptView() {
  const { view } = useSession();
  const id = useView((looking) => looking.transcriptId);
  const isThere = useStore((state) => id !== null && state.tables.transcript.has(id));
  const document = useStore((state) => (id === null ? undefined : state.open.get(id)));
  // What is pointed at in a text that has changed would be other words: its page goes before anything else is done in it.
  useStoreAtOnce((state) => (id === null ? undefined : state.open.get(id)?.transcript.textRevision));
  // Not the edit itself, which is another object with every letter.
  const editedId = useView((looking) => looking.edit?.opened.transcript.id);
  const editedRevision = useView((looking) => looking.edit?.opened.transcript.textRevision);
  const { hasFailed, again } = useOpening(isThere ? id : null);

  if (id === null || !isThere)
    return (
      <section className="ts ts-empty" aria-label={words.transcript.room}>
        <EmptyState
          icon="code"
          title={words.transcript.none}
          action={
            <Button variant="primary" icon="import" onPress={() => view.set({ overlay: 'import' })}>
              {words.transcript.import}
            </Button>
          }
        >
          {words.transcript.noneHint}
        </EmptyState>
      </section>
    );
  if (!document)
    return (
      <section className="ts ts-empty" aria-label={words.transcript.room} aria-busy={!hasFailed}>
        {hasFailed ? (
          <EmptyState
            icon="warning"
            title={words.transcript.cannotOpen}
            action={<Button onPress={again}>{words.transcript.again}</Button>}
          />
        ) : (
          <Skeleton />
        )}
      </section>
    );
  const { transcript } = document;
  if (editedId === transcript.id)
    return <EditingTranscript key={`${transcript.id} edit of ${editedRevision}`} document={document} />;
  // A text that has changed is another page.
  return <OpenedTranscript key={`${transcript.id} ${transcript.textRevision}`} document={document} />;
}

/** Opens a transcript with its codings and lets the others go; what was selected in them is forgotten. */
function useOpening(id: Id | null): { hasFailed: boolean; again: () => void } {
  const { store, view, call, show } = useSession();
  const [failed, setFailed] = useState<Id | null>(null);
  const [attempt, setAttempt] = useState(0);
  const lastId = useRef<Id | null>(null);
  useEffect(() => {
    for (const other of store.get().open.keys()) if (other !== id) store.closed(other);
    if (lastId.current !== null && lastId.current !== id) view.set({ selection: null, codingId: null });
    if (id === null) return;
    lastId.current = id;
    if (store.get().open.has(id)) return;
    const current = { is: true };
    void call('transcripts.open', { id }).then((opened) => {
      if (!current.is) return;
      setFailed(opened.ok ? null : id);
      if (opened.ok) store.opened(opened.value);
      else show(opened.failure);
    });
    return () => {
      current.is = false;
    };
  }, [id, attempt, store, view, call, show]);
  return { hasFailed: failed === id, again: () => setAttempt((n) => n + 1) };
}

/** Lines where the words will be; shown only when opening takes longer than a blink. */
function Skeleton() {
  return (
    <div className="ts-skeleton">
      <span className="visually-hidden">{words.transcript.loading}</span>
      {[38, 92, 84, 30, 96, 71, 88, 42].map((width, i) => (
        // The lines never change places.
        <i key={i} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
