import { useEffect, useId, useRef, useState } from 'react';
import { useSession } from '../store/react.tsx';
import { leaving } from './leaving.ts';

/** What is written, and what was stored when that began. */
type Open = { text: string; was: string };

export type Written = {
  /** Null while nothing is being written. */
  text: string | null;
  write: (text: string) => void;
  /** Begins to write on what is stored. */
  begin: () => void;
  /**
   * Ends the writing: saves it, or asks where another window has written too. `isKnowing`, by Enter: who was asked and
   * says it again keeps their own.
   */
  leave: (isKnowing?: boolean) => void;
  /** Keeps what is written here in place of what another window wrote. */
  keep: () => void;
  /** Forgets what is written here. */
  letGo: () => void;
  /** What another window has stored since the writing began, unless the same is written here; null: nothing. */
  theirs: string | null;
  /** Whether both have written, so that somebody must choose. */
  isBoth: boolean;
  /** Whether they were asked to. */
  isAsked: boolean;
  /** The `anchorName` of the field, for `Elsewhere` to stand by. */
  anchor: string;
};

/**
 * A field that is written in while other windows may write there too. Nothing is overwritten that was not seen: what was
 * changed elsewhere is told, and only a second word puts one in the other's place. What is written is saved when the field
 * goes or the window closes; where it cannot be, it is shown with the failure, to be copied.
 */
export function useWritten({
  label,
  value,
  onSave,
  onDone,
  isOpen = false,
  isNeeded = false,
  staysRefused = false,
}: {
  /** The field's, to say what could not be saved; null for what is no text, and not worth to be copied. */
  label: string | null;
  /** What is stored now. */
  value: string;
  /** Null or false when that failed, which has been shown. */
  onSave: (text: string) => Promise<unknown>;
  /** When the writing has ended, one way or the other. */
  onDone?: () => void;
  /** Open from the beginning. */
  isOpen?: boolean;
  /** Left empty, it stays as it was. */
  isNeeded?: boolean;
  /** What could not be saved stays in the field, to be saved when it is left again; otherwise it is as it was. */
  staysRefused?: boolean;
}): Written {
  const session = useSession();
  const left = (text: string) => {
    if (label !== null) session.left(label, text);
  };
  const anchor = `--written-${useId()}`;
  const [open, setOpen] = useState<Open | null>(isOpen ? { text: value, was: value } : null);
  const [askedOf, setAskedOf] = useState<string | null>(null);
  const held = useRef({ open, sending: null as string | null, isGone: false });
  const set = (next: Open | null) => {
    held.current.open = next;
    setOpen(next);
    if (next) return;
    setAskedOf(null);
    onDone?.();
  };
  const whatOf = ({ text, was }: Open) =>
    isNeeded && text.trim() === '' ? 'let-go' : leaving({ text, was, value });
  const commit = async (text: string) => {
    const now = held.current;
    const wanted = text.trim();
    // Enter, and then leaving: one save.
    if (now.sending === wanted) return;
    now.sending = wanted;
    const done = await onSave(wanted);
    now.sending = null;
    const isRefused = done === null || done === false;
    if (isRefused && (now.isGone || !staysRefused)) left(wanted);
    if (now.isGone || (isRefused && staysRefused)) return;
    setAskedOf(null);
    // What was written on meanwhile is written from there.
    const isMore = !isRefused && now.open !== null && now.open.text.trim() !== wanted;
    set(isMore && now.open ? { ...now.open, was: wanted } : null);
  };
  const leave = (isKnowing = false) => {
    if (!open) return;
    const what = whatOf(open);
    if (what === 'let-go') set(null);
    else if (what === 'save' || (isKnowing && askedOf === value)) void commit(open.text);
    else setAskedOf(value);
  };
  const ending = useRef({ close: (): boolean => false, go: () => {} });
  useEffect(() => {
    const what = open ? whatOf(open) : 'let-go';
    ending.current = {
      /** Whether the window should ask before it closes. */
      close: () => {
        leave();
        return what !== 'let-go';
      },
      go: () => {
        // As it is now: the field may go because its writing has just ended.
        const now = held.current.open;
        if (now && whatOf(now) === 'save') void commit(now.text);
        if (now && whatOf(now) === 'ask') left(now.text.trim());
      },
    };
  });
  useEffect(() => {
    const now = held.current;
    now.isGone = false;
    return () => {
      now.isGone = true;
      ending.current.go();
    };
  }, []);
  const isWriting = open !== null;
  useEffect(() => {
    if (!isWriting) return undefined;
    const closing = (event: BeforeUnloadEvent) => {
      if (ending.current.close()) event.preventDefault();
    };
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, [isWriting]);
  const isBoth = open !== null && whatOf(open) === 'ask';
  return {
    text: open?.text ?? null,
    write: (text) => set({ text, was: open?.was ?? value }),
    begin: () => set({ text: value, was: value }),
    leave,
    keep: () => {
      if (open) void commit(open.text);
    },
    letGo: () => set(null),
    theirs: open && value !== open.was && open.text.trim() !== value.trim() ? value : null,
    isBoth,
    isAsked: isBoth && askedOf !== null,
    anchor,
  };
}
