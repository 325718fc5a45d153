import { useEffect, useRef, useState } from 'react';
import { Icon, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';

/**
 * A paragraph that is edited where it stands: a click, Enter or F2 opens it, leaving it saves, Escape does not.
 * What is empty is one quiet line that says what belongs here.
 */
export function InlineProse({
  label,
  value,
  onCommit,
  isDisabled,
  serif,
  placeholder,
  hideLabel,
}: {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  isDisabled?: boolean;
  serif?: boolean;
  /** What stands where nothing is written yet. */
  placeholder: string;
  hideLabel?: boolean;
}) {
  const [text, setText] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef<HTMLButtonElement>(null);
  const editing = text !== null;
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing && !wasEditing.current) {
      field.current?.focus();
      field.current?.setSelectionRange(value.length, value.length);
    }
    if (!editing && wasEditing.current && document.activeElement === document.body) shown.current?.focus();
    wasEditing.current = editing;
  }, [editing, value]);
  const save = () => {
    if (text !== null && text.trim() !== value.trim()) onCommit(text.trim());
    setText(null);
  };
  return (
    <div className={serif ? 'prose prose-serif' : 'prose'}>
      {!hideLabel && (value !== '' || editing) && <span className="field-label">{label}</span>}
      {editing ? (
        <textarea
          ref={field}
          className="input input-growing"
          aria-label={label}
          value={text}
          rows={2}
          onChange={(event) => setText(event.target.value)}
          onBlur={save}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (isComposing(event)) return;
            if (event.key === 'Escape') setText(null);
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
          }}
        />
      ) : (
        <button
          ref={shown}
          type="button"
          className={value === '' ? 'prose-shown prose-empty' : 'prose-shown'}
          aria-label={value === '' ? placeholder : `${words.codes.fields.edit(label)}. ${value}`}
          disabled={isDisabled}
          onClick={() => setText(value)}
          onKeyDown={(event) => {
            if (event.key !== 'F2') return;
            event.preventDefault();
            event.stopPropagation();
            setText(value);
          }}
        >
          {value === '' ? (
            placeholder
          ) : (
            <>
              {value}
              <Icon name="edit" size={12} />
            </>
          )}
        </button>
      )}
    </div>
  );
}
