import { MEMO_KINDS, type Id, type Memo } from '@shared/contract/index.ts';
import { useEffect, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Button, ConfirmDialog, IconButton, SelectField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { dayOf } from '../words/day.ts';
import { MemoBody } from './MemoBody.tsx';
import { MemoHistory } from './MemoHistory.tsx';
import { MentionedIn } from './MentionedIn.tsx';
import { MemoTies } from './MemoTies.tsx';
import { useWriting } from './use-writing.ts';

const said = words.memos;

/** One memo, written in where it stands; saved in every pause and when it is left. */
export function MemoEditor({ memo, onRemoved }: { memo: Memo; onRemoved: (id: Id) => void }) {
  const { act, view } = useSession();
  const coders = useStore((state) => state.tables.coder);
  const readOnly = useStore((state) => state.readOnly);
  const [asking, setAsking] = useState<'delete' | 'history' | null>(null);
  const writing = useWriting(memo);
  const title = useRef<HTMLInputElement>(null);
  const isNew = memo.title === '' && memo.plainText === '' && memo.body === '';
  useEffect(() => {
    // A memo that has just been begun waits for its title.
    if (isNew && document.activeElement === document.body) title.current?.focus();
    // oxlint-disable-next-line react/exhaustive-deps -- once, when the memo is opened
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it hears where the focus goes
    <article
      className="memo-editor"
      aria-label={writing.title || said.untitled}
      // Shown because it is the first of the list, it stays when another comes to be that: somebody is at it.
      onFocus={() => view.set({ memoId: memo.id })}
    >
      <div className="memo-column">
        <div className="memo-head">
          <input
            ref={title}
            className="memo-title"
            aria-label={said.title}
            placeholder={said.title}
            readOnly={readOnly}
            maxLength={300}
            value={writing.title}
            onChange={(event) => writing.writeTitle(event.target.value)}
            onBlur={() => writing.save()}
          />
          <Button size="small" variant="quiet" icon="trail" onPress={() => setAsking('history')}>
            {said.history.open}
          </Button>
          {!readOnly && <IconButton icon="trash" label={said.delete} onPress={() => setAsking('delete')} />}
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
            {said.written(dayOf(memo.createdAt), coders.get(memo.coderId)?.initials ?? '')}
            {memo.updatedAt !== memo.createdAt && `, ${said.changed(dayOf(memo.updatedAt))}`}
          </span>
        </div>
        <MemoTies key={memo.id} memo={memo} />
        {writing.hasConflict && (
          <div className="two-versions" role="alert">
            <p>{said.conflict}</p>
            <Button size="small" variant="primary" onPress={writing.keepMine}>
              {said.keepMine}
            </Button>
            <Button size="small" onPress={writing.takeTheirs}>
              {said.takeTheirs}
            </Button>
          </div>
        )}
        <MemoBody memo={memo} writing={writing} />
        <MentionedIn target="memo" targetId={memo.id} />
      </div>
      {asking === 'history' && <MemoHistory memo={memo} onClose={() => setAsking(null)} />}
      {asking === 'delete' && (
        <ConfirmDialog
          title={said.deleteTitle(memo.title || said.untitled)}
          message={said.deleteNote}
          confirm={said.deleteConfirm}
          onConfirm={async () => {
            const remember = writing.forget();
            if (await act('memos.remove', { id: memo.id })) onRemoved(memo.id);
            else remember();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </article>
  );
}
