import type { Session } from '../store/react.tsx';
import { newAnchor } from './completions.ts';
import type { QuotationData } from './editor/nodes.ts';

/** What a copied passage is called on the clipboard; other programs take the plain words beside it. */
const PASSAGE = 'application/x-groundwork-passage';

type Passage = {
  project: string;
  transcriptId: number;
  textRevision: number;
  start: number;
  end: number;
  words: string;
};

const projectOf = (session: Session) => session.store.get().tables.project.values().next().value?.guid ?? '';

/** The passage that is selected in the open transcript, with its words. */
export function selectedPassage(session: Session): Passage | null {
  const { room, transcriptId, selection, edit } = session.view.get();
  if (room !== 'code' || edit !== null || transcriptId === null || !selection) return null;
  const open = session.store.get().open.get(transcriptId)?.transcript;
  const { start, end } = selection;
  if (!open || start >= end) return null;
  const { text, textRevision } = open;
  const words = text.slice(start, end);
  return { project: projectOf(session), transcriptId, textRevision, start, end, words };
}

/** What is copied from a transcript remembers where it stands, so that it can be pasted as a quotation. */
export function rememberCopies(session: Session): () => void {
  const copy = (event: ClipboardEvent) => {
    const isText =
      event.target instanceof Node && event.target.parentElement?.closest('.ts-text, .ts-scroll');
    const passage = isText ? selectedPassage(session) : null;
    if (!passage || !event.clipboardData || event.defaultPrevented) return;
    event.clipboardData.setData('text/plain', passage.words);
    event.clipboardData.setData(PASSAGE, JSON.stringify(passage));
    event.preventDefault();
  };
  document.addEventListener('copy', copy);
  return () => document.removeEventListener('copy', copy);
}

/** The quotation that is pasted, when it was copied from a transcript of this study. */
export function pastedQuotation(session: Session, data: DataTransfer): QuotationData | null {
  const json = data.getData(PASSAGE);
  if (json === '') return null;
  try {
    const { project, transcriptId, start, end, words } = JSON.parse(json) as Passage;
    if (project !== projectOf(session) || !session.store.get().tables.transcript.has(transcriptId))
      return null;
    return {
      anchor: newAnchor(),
      target: 'passage',
      targetId: transcriptId,
      start,
      end,
      words,
      identifier: '',
    };
  } catch (error) {
    // Whatever else bears this name is pasted as the words that come with it.
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
