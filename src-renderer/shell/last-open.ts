import type { Session } from '../store/react.tsx';

const PREFERENCE = 'last.';

/**
 * Opens the transcript that was open when this study was last left, remembers what is opened, and closes what has been
 * deleted or undone. Returns how to stop.
 */
export function followOpenTranscript({ store, view, preferences }: Session): () => void {
  const [project] = store.get().tables.project.values();
  const key = PREFERENCE + (project?.guid ?? '');
  const last = preferences.get()[key];
  const found = [...store.get().tables.transcript.values()].find((one) => one.guid === last);
  if (found && view.get().transcriptId === null) view.set({ transcriptId: found.id });

  const remember = () => {
    const { transcriptId } = view.get();
    const open = transcriptId === null ? undefined : store.get().tables.transcript.get(transcriptId);
    if (open && preferences.get()[key] !== open.guid) preferences.save({ [key]: open.guid });
  };
  const letGo = () => {
    const { transcriptId } = view.get();
    if (transcriptId === null || store.get().tables.transcript.has(transcriptId)) return;
    store.closed(transcriptId);
    view.set({ transcriptId: null, selection: null, codingId: null });
  };
  const stops = [view.subscribe(remember), store.subscribe(letGo)];
  return () => {
    for (const stop of stops) stop();
  };
}
