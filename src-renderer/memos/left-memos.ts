import type { Id } from '@shared/contract/index.ts';
import { hashWords } from '@shared/text/words.ts';
import type { Session } from '../store/react.tsx';
import type { LeftMemo } from '../store/view.ts';
import { words } from '../words/index.ts';

/** So often what could not be saved is tried again, in milliseconds. */
const AGAIN = 3_000;

/** Leaves what has been written in a memo and is not saved to `keepLeftMemos`. */
export function leaveMemo({ view }: Session, id: Id, left: LeftMemo): void {
  view.set({ memosLeft: new Map(view.get().memosLeft).set(id, left) });
}

/** Takes it back, to be written on; null where all of the memo is saved. */
export function takeLeft({ view }: Session, id: Id): LeftMemo | null {
  const memosLeft = new Map(view.get().memosLeft);
  const left = memosLeft.get(id) ?? null;
  if (memosLeft.delete(id)) view.set({ memosLeft });
  return left;
}

/**
 * Saves what was left in memos: at once, and while the connection is gone until it is back. A memo that has changed or
 * gone elsewhere in the meantime is left as it is, and what was written here becomes a memo of its own. What is refused
 * for good is said and stays left, to be taken up again where the memo is opened. A window that is closed before that
 * asks. Returns how to stop.
 */
export function keepLeftMemos(session: Session): () => void {
  const { view } = session;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const letBe = () => {
    clearTimeout(timer);
    timer = undefined;
  };
  let isBusy = false;
  const refused = new WeakSet<LeftMemo>();
  const waiting = () => [...view.get().memosLeft].filter(([, left]) => !refused.has(left));
  const saveAll = async () => {
    if (isBusy) return;
    isBusy = true;
    letBe();
    const failed: [Id, LeftMemo][] = [];
    for (const [id] of waiting()) {
      // Taken out while it is on its way: an editor that opens now waits for the change.
      const left = takeLeft(session, id);
      if (!left) continue;
      const saved = await save(session, id, left);
      if (saved.rest) failed.push([id, saved.rest]);
      if (saved.rest && !saved.isAgain) refused.add(saved.rest);
    }
    for (const [id, left] of failed) if (!view.get().memosLeft.has(id)) leaveMemo(session, id, left);
    isBusy = false;
    if (waiting().length > 0) timer = setTimeout(() => void saveAll(), failed.length > 0 ? AGAIN : 0);
  };
  const stop = view.subscribe(() => {
    if (!isBusy && timer === undefined && waiting().length > 0) void saveAll();
    else if (view.get().memosLeft.size === 0) letBe();
  });
  const closing = (event: BeforeUnloadEvent) => {
    if (!isBusy && view.get().memosLeft.size === 0) return;
    void saveAll();
    event.preventDefault();
  };
  window.addEventListener('beforeunload', closing);
  return () => {
    stop();
    letBe();
    window.removeEventListener('beforeunload', closing);
  };
}

/** What could not be saved, null where all was; `isAgain`: trying again may be of use. */
type Saved = { rest: LeftMemo | null; isAgain: boolean };
const SAVED: Saved = { rest: null, isAgain: false };

async function save(session: Session, id: Id, left: LeftMemo): Promise<Saved> {
  const { title, body, base, kind, name } = left;
  const saved = await session.call('memos.update', {
    id,
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body, was: hashWords(base) }),
  });
  if (saved.ok) return SAVED;
  const { code } = saved.failure;
  if (code === 'conflict' || code === 'not_found') {
    if (body === undefined) return SAVED;
    const copy = { kind, title: words.memos.copyOf(title ?? name), plainText: '', body, on: [] };
    const kept = await session.call('memos.add', copy);
    return kept.ok ? SAVED : failed(session, kept.failure, left);
  }
  if (code === 'invalid' && title !== undefined && body !== undefined) {
    // A title that cannot be kept takes no text with it.
    const { title: _, ...text } = left;
    const { rest, isAgain } = await save(session, id, text);
    if (rest) return { rest: { ...rest, title }, isAgain };
    const { body: _body, ...named } = left;
    return failed(session, saved.failure, named);
  }
  return failed(session, saved.failure, left);
}

/** Want of a connection, or of room on the disk, passes; of the first the window says itself. */
function failed(session: Session, failure: Parameters<Session['show']>[0], rest: LeftMemo): Saved {
  if (failure.code !== 'closed') session.show(failure);
  return { rest, isAgain: failure.code === 'closed' || failure.code === 'disk_full' };
}
