import { useEffect, useRef, useState } from 'react';
import { Button, Icon, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { leaving } from './leaving.ts';

const t = words.codes.fields;
/** As long as the contract lets most prose be, in UTF-16 code units. */
const LONGEST = 100_000;

/**
 * A paragraph that is edited where it stands: a click, Enter or F2 opens it, leaving it saves, Escape does not.
 * What is empty is one quiet line that says what belongs here. The text is let go only when it is saved: where that
 * fails, or somebody else has written here meanwhile, the field stays until one or the other is chosen. A field that
 * goes while it is open, and a window that is closed, save it first.
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
  const [open, setOpen] = useState<{ text: string; was: string } | null>(null);
  const [isAsked, setAsked] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const shown = useRef<HTMLButtonElement>(null);
  const editing = open !== null;
  const wasEditing = useRef(false);
  useEffect(() => {
    if (editing && !wasEditing.current) {
      field.current?.focus();
      field.current?.setSelectionRange(value.length, value.length);
    }
    if (!editing && wasEditing.current && document.activeElement === document.body) shown.current?.focus();
    wasEditing.current = editing;
  }, [editing, value]);
  const sending = useRef<string | null>(null);
  const commit = async (text: string) => {
    const wanted = text.trim();
    // Ctrl+Enter, and then leaving: one save.
    if (sending.current === wanted) return;
    sending.current = wanted;
    const done = await onCommit(wanted);
    sending.current = null;
    if (done === null) return;
    setAsked(false);
    setOpen((now) => (now && now.text.trim() !== wanted ? { ...now, was: wanted } : null));
  };
  const edit = (): void => {
    setAsked(false);
    setOpen({ text: value, was: value });
  };
  const letGo = () => setOpen(null);
  const leave = () => {
    if (!open) return;
    const what = leaving({ ...open, value });
    if (what === 'let-go') letGo();
    else if (what === 'save') void commit(open.text);
    else setAsked(true);
  };
  /** Saves what is not saved; whether there was any. */
  const keep = useRef((): boolean => false);
  useEffect(() => {
    keep.current = () => {
      if (!open || leaving({ ...open, value }) === 'let-go') return false;
      void commit(open.text);
      return true;
    };
  });
  useEffect(() => () => void keep.current(), []);
  useEffect(() => {
    if (!editing) return undefined;
    const closing = (event: BeforeUnloadEvent) => {
      if (keep.current()) event.preventDefault();
    };
    window.addEventListener('beforeunload', closing);
    return () => window.removeEventListener('beforeunload', closing);
  }, [editing]);
  return (
    <div className={serif ? 'prose prose-serif' : 'prose'}>
      {!hideLabel && (value !== '' || editing) && <span className="field-label">{label}</span>}
      {editing ? (
        <>
          <textarea
            ref={field}
            className="input input-growing"
            aria-label={label}
            value={open.text}
            rows={2}
            maxLength={maxLength}
            onChange={(event) => setOpen({ ...open, text: event.target.value })}
            onBlur={leave}
            onKeyDown={(event) => {
              event.stopPropagation();
              if (isComposing(event)) return;
              if (event.key === 'Escape') letGo();
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) leave();
            }}
          />
          {isAsked && (
            <div className="two-versions" role="alert">
              <p>{t.changedElsewhere}</p>
              <blockquote>{value === '' ? t.emptied : value}</blockquote>
              <Button size="small" variant="primary" onPress={() => void commit(open.text)}>
                {t.keepMine}
              </Button>
              <Button size="small" onPress={letGo}>
                {t.takeTheirs}
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
          onClick={edit}
          onKeyDown={(event) => {
            if (event.key !== 'F2') return;
            event.preventDefault();
            event.stopPropagation();
            edit();
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
