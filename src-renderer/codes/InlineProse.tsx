import { useEffect, useRef } from 'react';
import { Button, Icon, isComposing, useWritten } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.fields;
/** As long as the contract lets most prose be, in UTF-16 code units. */
const LONGEST = 100_000;

/**
 * A paragraph that is edited where it stands: a click, Enter or F2 opens it, leaving it saves, Escape does not.
 * What is empty is one quiet line that says what belongs here. The text is let go only when it is saved: where that
 * fails, or somebody else has written here meanwhile, the field stays until one or the other is chosen (`useWritten`).
 */
export function InlineProse({
  label,
  value,
  onCommit,
  isDisabled,
  serif,
  placeholder,
  hideLabel,
  maxLength = LONGEST,
}: {
  label: string;
  value: string;
  /** Saves it; null when that failed, which has been shown. */
  onCommit: (value: string) => Promise<unknown>;
  isDisabled?: boolean;
  serif?: boolean;
  /** What stands where nothing is written yet. */
  placeholder: string;
  hideLabel?: boolean;
  /** In UTF-16 code units. */
  maxLength?: number;
}) {
  const written = useWritten({ label, value, onSave: onCommit, staysRefused: true });
  const { text, leave, letGo } = written;
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
  return (
    <div className={serif ? 'prose prose-serif' : 'prose'}>
      {!hideLabel && (value !== '' || editing) && <span className="field-label">{label}</span>}
      {editing ? (
        <>
          <textarea
            ref={field}
            className="input input-growing"
            aria-label={label}
            value={text}
            rows={2}
            maxLength={maxLength}
            onChange={(event) => written.write(event.target.value)}
            onBlur={() => leave()}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (isComposing(event)) return;
              if (event.key === 'Escape') letGo();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) leave(true);
            }}
          />
          {written.isAsked && (
            <div className="two-versions" role="alert">
              <p>{t.changedElsewhere}</p>
              <blockquote>{value === '' ? t.emptied : value}</blockquote>
              <Button size="small" variant="primary" onPress={written.keep}>
                {words.shell.elsewhere.keepMine}
              </Button>
              <Button size="small" onPress={letGo}>
                {words.shell.elsewhere.takeTheirs}
              </Button>
            </div>
          )}
        </>
      ) : (
        <button
          ref={shown}
          type="button"
          className={value === '' ? 'prose-shown prose-empty' : 'prose-shown'}
          aria-label={value === '' ? placeholder : `${t.edit(label)}. ${value}`}
          disabled={isDisabled}
          onClick={written.begin}
          onKeyDown={(event) => {
            if (event.key !== 'F2') return;
            event.preventDefault();
            event.stopPropagation();
            written.begin();
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
