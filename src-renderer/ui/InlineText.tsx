import { useEffect, useRef, useState } from 'react';
import { isComposing } from './composing.ts';
import { Elsewhere } from './Elsewhere.tsx';
import { useWritten } from './use-written.ts';

/**
 * Words that become a field on double-click, F2 or Enter, and words again on Enter, Escape (as they were) or when the
 * focus leaves. `onCommit` is called only when they have changed and are not empty (unless `mayBeEmpty`), and not where
 * another window has changed them, until somebody chooses.
 */
export function InlineText({
  label,
  value,
  onCommit,
  placeholder,
  mono,
  mayBeEmpty,
  isDisabled,
  isEditing,
  onEditing,
  as: Shown = 'span',
}: {
  /** What it is: `Case code`; read out with the value. */
  label: string;
  value: string;
  /** Saves them; null when that failed, which has been shown. */
  onCommit: (value: string) => Promise<unknown>;
  placeholder?: string;
  mono?: boolean;
  mayBeEmpty?: boolean;
  isDisabled?: boolean;
  /** Given when a command or menu starts the editing; otherwise it keeps that itself. */
  isEditing?: boolean;
  onEditing?: (editing: boolean) => void;
  as?: 'span' | 'h1' | 'h2';
}) {
  const [own, setOwn] = useState(false);
  const editing = isEditing ?? own;
  const shown = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  const set = (next: boolean) => {
    setOwn(next);
    onEditing?.(next);
  };
  useEffect(() => {
    if (wasEditing.current && !editing && document.activeElement === document.body) shown.current?.focus();
    wasEditing.current = editing;
  }, [editing]);
  if (editing)
    return (
      <Editor
        label={label}
        value={value}
        mono={mono ?? false}
        isNeeded={!mayBeEmpty}
        onCommit={onCommit}
        onDone={() => set(false)}
      />
    );
  return (
    <Shown className="inline-text-holder">
      <button
        ref={shown}
        type="button"
        className={mono ? 'inline-text id' : 'inline-text'}
        aria-label={`${label}: ${value || (placeholder ?? '')}`}
        disabled={isDisabled}
        onDoubleClick={() => set(true)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' && event.key !== 'F2') return;
          event.preventDefault();
          event.stopPropagation();
          set(true);
        }}
      >
        {value || <span className="muted">{placeholder}</span>}
      </button>
    </Shown>
  );
}

function Editor({
  label,
  value,
  mono,
  isNeeded,
  onCommit,
  onDone,
}: {
  label: string;
  value: string;
  mono: boolean;
  isNeeded: boolean;
  onCommit: (value: string) => Promise<unknown>;
  onDone: () => void;
}) {
  const written = useWritten({ label, value, onSave: onCommit, onDone, isOpen: true, isNeeded });
  const text = written.text ?? value;
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.select(), []);
  return (
    <>
      <input
        ref={field}
        className={mono ? 'input inline-input id' : 'input inline-input'}
        style={{ anchorName: written.anchor }}
        aria-label={label}
        value={text}
        size={Math.max(6, text.length + 1)}
        onChange={(event) => written.write(event.target.value)}
        onBlur={() => written.leave()}
        onDoubleClick={(event) => event.stopPropagation()}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (isComposing(event)) return;
          if (event.key === 'Enter') written.leave(true);
          if (event.key === 'Escape') written.letGo();
        }}
      />
      <Elsewhere of={written} />
    </>
  );
}
