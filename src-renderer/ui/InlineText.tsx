import { useEffect, useRef, useState } from 'react';
import { isComposing } from './composing.ts';

/**
 * Words that become a field on double-click, F2 or Enter, and words again on Enter, Escape (as they were) or when the
 * focus leaves. `onCommit` is called only when they have changed and are not empty (unless `mayBeEmpty`).
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
  onCommit: (value: string) => void;
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
        onDone={(text) => {
          set(false);
          if (text !== null && text !== value && (text !== '' || mayBeEmpty)) onCommit(text);
        }}
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
  onDone,
}: {
  label: string;
  value: string;
  mono: boolean;
  onDone: (text: string | null) => void;
}) {
  const [text, setText] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);
  // Nothing typed takes nothing back, also when it has been changed elsewhere since.
  const [was] = useState(value);
  const typed = () => (text.trim() === was ? null : text.trim());
  useEffect(() => field.current?.select(), []);
  const finish = (result: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(result);
  };
  return (
    <input
      ref={field}
      className={mono ? 'input inline-input id' : 'input inline-input'}
      aria-label={label}
      value={text}
      size={Math.max(6, text.length + 1)}
      onChange={(event) => setText(event.target.value)}
      onBlur={() => finish(typed())}
      onDoubleClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (isComposing(event)) return;
        if (event.key === 'Enter') finish(typed());
        if (event.key === 'Escape') finish(null);
      }}
    />
  );
}
