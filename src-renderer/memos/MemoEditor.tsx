import { MEMO_KINDS, type Memo } from '@shared/contract/index.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Button, ConfirmDialog, IconButton, SelectField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from './day.ts';
import { goToTarget, targetName } from './targets.ts';

const said = words.memos;
/** A pause in the writing that is long enough to save in, in milliseconds. */
const PAUSE = 800;
type Draft = { title?: string; plainText?: string };

/** One memo, written in where it stands; saved in every pause and when it is left. */
export function MemoEditor({ memo }: { memo: Memo }) {
  const session = useSession();
  const { act, view } = session;
  const state = useStore((now) => now);
  const [draft, setDraft] = useState<Draft>({});
  const [deleting, setDeleting] = useState(false);
  const unsaved = useRef<Draft>({});
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = async () => {
    clearTimeout(timer.current);
    const patch = unsaved.current;
    unsaved.current = {};
    if (Object.keys(patch).length === 0) return;
    const saved = await act('memos.update', { id: memo.id, ...patch });
    // What could not be saved stays on the screen, to be copied or tried again.
    if (saved && Object.keys(unsaved.current).length === 0) setDraft({});
  };
  const saveNow = useRef(save);
  useEffect(() => {
    saveNow.current = save;
  });
  useEffect(() => () => void saveNow.current(), []);
  const write = (patch: Draft) => {
    setDraft((now) => ({ ...now, ...patch }));
    unsaved.current = { ...unsaved.current, ...patch };
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveNow.current(), PAUSE);
  };
  const links = useMemo(
    () => [...state.tables.memoLink.values()].filter((link) => link.memoId === memo.id),
    [state.tables.memoLink, memo.id],
  );
  const { readOnly } = state;
  return (
    <article className="memo-editor">
      <div className="memo-head">
        <input
          className="memo-title"
          aria-label={said.title}
          placeholder={said.title}
          readOnly={readOnly}
          value={draft.title ?? memo.title}
          onChange={(event) => write({ title: event.target.value })}
          onBlur={() => void save()}
        />
        {!readOnly && <IconButton icon="trash" label={said.delete} onPress={() => setDeleting(true)} />}
      </div>
      <div className="memo-facts">
        <div className="memo-kind">
          <SelectField
            label={said.kind}
            hideLabel
            isDisabled={readOnly}
            items={MEMO_KINDS.map((id) => ({ id, label: said.kinds[id] }))}
            value={memo.kind}
            onChange={(kind) => void act('memos.update', { id: memo.id, kind })}
          />
        </div>
        <span className="muted">
          {said.written(dayOf(memo.createdAt), state.tables.coder.get(memo.coderId)?.initials ?? '')}
          {memo.updatedAt !== memo.createdAt && `, ${said.changed(dayOf(memo.updatedAt))}`}
        </span>
      </div>
      {links.length > 0 && (
        <div className="memo-links">
          <span className="muted">{said.on}</span>
          {links.map((link) =>
            link.target === 'project' ? (
              <span key={link.id}>{targetName(state, link)}</span>
            ) : (
              <Button key={link.id} size="small" icon="link" onPress={() => void goToTarget(session, link)}>
                {targetName(state, link)}
              </Button>
            ),
          )}
        </div>
      )}
      <textarea
        className="memo-text"
        aria-label={said.text}
        placeholder={said.placeholder}
        readOnly={readOnly}
        value={draft.plainText ?? memo.plainText}
        onChange={(event) => write({ plainText: event.target.value })}
        onBlur={() => void save()}
      />
      {deleting && (
        <ConfirmDialog
          title={said.deleteTitle(memo.title || said.untitled)}
          message={said.deleteNote}
          confirm={said.deleteConfirm}
          onConfirm={async () => {
            unsaved.current = {};
            if (await act('memos.remove', { id: memo.id })) view.set({ memoId: null });
          }}
          onClose={() => setDeleting(false)}
        />
      )}
    </article>
  );
}
