import { bodyOf } from '@shared/memo/body.ts';
import type { Memo } from '@shared/contract/index.ts';
import { hashWords } from '@shared/text/words.ts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSession } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { MemoSurface } from './editor/surface.ts';
import { leaveMemo, takeLeft } from './left-memos.ts';

const said = words.memos;
/** A pause in the writing that is long enough to save in, in milliseconds. */
const PAUSE = 800;
/** So often it is tried again while the connection is gone, in milliseconds. */
const AGAIN = 3_000;
type Unsaved = { title?: string; body?: string };

/** What of a memo a body is written from. */
const saysOf = (memo: Pick<Memo, 'body' | 'plainText'>) => memo.body || memo.plainText;

export type Writing = {
  title: string;
  hasConflict: boolean;
  writeTitle: (title: string) => void;
  /** The surface has been written in, or shows something else. */
  written: () => void;
  /** Takes the surface that shows the body; returns what lets it go, saving what is not saved. */
  hold: (surface: MemoSurface) => void;
  save: () => void;
  keepMine: () => void;
  takeTheirs: () => void;
  /** Forgets what is not saved, before the memo is deleted. Returns how to remember it where it was not. */
  forget: () => () => void;
};

/**
 * Writes a memo in every pause. One save at a time; what changed elsewhere is shown when nothing is unsaved here, and
 * otherwise nothing is overwritten on either side until somebody chooses. What is not saved when the memo is left goes on
 * being saved (`left-memos.ts`), and is taken up again where the memo is opened before it could be.
 */
export function useWriting(memo: Memo): Writing {
  const session = useSession();
  const [title, setTitle] = useState(() => session.view.get().memosLeft.get(memo.id)?.title ?? null);
  const [hasConflict, setConflict] = useState(false);
  const held = useRef({
    surface: null as MemoSurface | null,
    unsaved: {} as Unsaved,
    /** What the memo said when this was last in step with it, and the body that was shown then. */
    base: saysOf(memo),
    shown: null as string | null,
    timer: undefined as ReturnType<typeof setTimeout> | undefined,
    saving: null as Promise<void> | null,
    conflict: false,
    /** What a copy of the memo would be made from. */
    like: memo,
    /** Saves what is not saved, from where a save has failed. */
    again: () => {},
  });

  const conflicted = useCallback((is: boolean) => {
    held.current.conflict = is;
    setConflict(is);
  }, []);

  const saveOnce = useCallback(
    async (regardless: boolean) => {
      const now = held.current;
      const patch = now.unsaved;
      if (Object.keys(patch).length === 0) return;
      now.unsaved = {};
      const isBody = patch.body !== undefined;
      const saved = await session.call('memos.update', {
        id: memo.id,
        ...patch,
        ...(isBody && !regardless ? { was: hashWords(now.base) } : {}),
      });
      if (saved.ok) {
        if (isBody) now.base = saysOf(saved.value);
        if (patch.title !== undefined && now.unsaved.title === undefined) setTitle(null);
        return;
      }
      // What could not be saved stays on the screen, to be tried again with the next change.
      now.unsaved = { ...patch, ...now.unsaved };
      const { code } = saved.failure;
      if (code === 'conflict') conflicted(true);
      // The window says that the connection is gone, and tries until it is back.
      else if (code === 'closed') now.timer = setTimeout(now.again, AGAIN);
      // One that was deleted elsewhere is left now, and what was written here is kept as one of its own.
      else if (code !== 'not_found') session.show(saved.failure);
    },
    [session, memo.id, conflicted],
  );

  const save = useCallback(
    (regardless = false) => {
      const now = held.current;
      clearTimeout(now.timer);
      if (now.conflict && !regardless) return Promise.resolve();
      now.saving = (now.saving ?? Promise.resolve()).then(() => saveOnce(regardless));
      return now.saving;
    },
    [saveOnce],
  );

  useEffect(() => {
    held.current.again = () => void save();
    // A window that is closed in the middle of a sentence: it asks, and has saved by the time of the answer.
    const closing = (event: BeforeUnloadEvent) => {
      if (Object.keys(held.current.unsaved).length === 0) return;
      void save();
      event.preventDefault();
    };
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, [save]);

  const later = useCallback(() => {
    clearTimeout(held.current.timer);
    held.current.timer = setTimeout(() => void save(), PAUSE);
  }, [save]);

  const written = useCallback(() => {
    const now = held.current;
    const json = now.surface?.json();
    if (json === undefined || json === now.shown) return;
    if (json === null) return session.show({ code: 'invalid', message: said.editor.cannotKeep });
    now.shown = json;
    now.unsaved = { ...now.unsaved, body: json };
    later();
  }, [session, later]);

  const show = useCallback((row: Memo) => {
    const now = held.current;
    now.base = saysOf(row);
    now.surface?.replace(bodyOf(row));
    now.shown = now.surface?.json() ?? null;
  }, []);

  // A change from elsewhere: shown, unless there is something here that it would take away.
  useEffect(() => {
    const now = held.current;
    const follow = () => {
      const row = session.store.get().tables.memo.get(memo.id);
      if (!row || saysOf(row) === now.base) return;
      if (now.unsaved.body === undefined) show(row);
      else conflicted(true);
    };
    // A save of this window has its change come before its reply.
    if (now.saving) void now.saving.then(follow);
    else follow();
  }, [memo.body, memo.plainText, memo.id, session, show, conflicted]);

  useEffect(() => {
    held.current.like = memo;
  });
  useEffect(() => {
    const now = held.current;
    const left = takeLeft(session, memo.id);
    if (left) {
      const { title: own, body, base } = left;
      if (body !== undefined) now.base = base;
      now.unsaved = { ...(own === undefined ? {} : { title: own }), ...(body === undefined ? {} : { body }) };
      if (body !== undefined) now.surface?.replace(bodyOf({ body, plainText: '' }));
      now.shown = now.surface?.json() ?? null;
      if (body !== undefined && saysOf(now.like) !== base) conflicted(true);
      later();
    }
    return () => {
      clearTimeout(now.timer);
      const leave = () => {
        clearTimeout(now.timer);
        const { unsaved, base, like } = now;
        now.unsaved = {};
        if (Object.keys(unsaved).length > 0)
          leaveMemo(session, like.id, { ...unsaved, base, kind: like.kind, name: like.title });
      };
      if (now.saving) void now.saving.then(leave);
      else leave();
    };
  }, [session, memo.id, conflicted, later]);

  return {
    title: title ?? memo.title,
    hasConflict,
    writeTitle: (next) => {
      setTitle(next);
      held.current.unsaved = { ...held.current.unsaved, title: next };
      later();
    },
    written,
    hold: (surface) => {
      held.current.surface = surface;
      held.current.shown = surface.json();
    },
    save: () => void save(),
    keepMine: () => {
      conflicted(false);
      void save(true);
    },
    takeTheirs: () => {
      const row = session.store.get().tables.memo.get(memo.id);
      held.current.unsaved = {};
      setTitle(null);
      conflicted(false);
      if (row) show(row);
    },
    forget: () => {
      clearTimeout(held.current.timer);
      const { unsaved } = held.current;
      held.current.unsaved = {};
      return () => {
        held.current.unsaved = { ...unsaved, ...held.current.unsaved };
        if (Object.keys(held.current.unsaved).length > 0) later();
      };
    },
  };
}
