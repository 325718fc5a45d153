import { useEffect, useState } from 'react';
import type { ComparisonView, Id } from '@shared/contract/index.ts';
import { nearDayOf } from '../../words/day.ts';
import { InlineProse } from '../../codes/InlineProse.tsx';
import { useSession, useStore } from '../../store/react.tsx';
import { Button, ConfirmDialog, IconButton, Menu } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { reopenBench, setBench } from '../bench.ts';
import { ComparedItems } from './ComparedItems.tsx';
import { ComparisonDid } from './ComparisonDid.tsx';
import { ComparisonMemos } from './ComparisonMemos.tsx';
import { MemoOnDialog } from '../../memos/MemoOnDialog.tsx';
import { VerdictTag } from './VerdictTag.tsx';

const t = words.compare.records;

/** One kept comparison: what was asked, what was compared, what was found and why, and what it did. */
export function ComparisonPage({ id }: { id: Id }) {
  const session = useSession();
  const { act, say } = session;
  const kept = useComparison(id);
  const readOnly = useStore((state) => state.readOnly);
  const coder = useStore((state) => (kept ? state.tables.coder.get(kept.coderId) : undefined));
  const [asking, setAsking] = useState<'memo' | 'remove' | null>(null);
  const toList = () => setBench(session, { side: { what: 'kept' } });
  const reopen = () => {
    if (!kept) return;
    if (reopenBench(session, kept)) say(t.reopened);
    else session.show({ code: 'not_found', message: t.noBench });
  };
  return (
    <aside className="bench-side" aria-label={t.title} data-pane="">
      <header className="side-head">
        <IconButton icon="back" size="small" label={t.back} onPress={toList} />
        {kept && <VerdictTag verdict={kept.verdict} />}
        {kept && (
          <span className="muted side-when">
            {coder?.initials} · <time dateTime={kept.at}>{nearDayOf(kept.at)}</time>
          </span>
        )}
        <span className="grow" />
        <Menu
          label={t.more2}
          entries={[
            {
              id: 'memo',
              label: t.addMemo,
              icon: 'memos',
              isDisabled: readOnly,
              run: () => setAsking('memo'),
            },
            'line',
            {
              id: 'remove',
              label: t.remove,
              icon: 'trash',
              danger: true,
              isDisabled: readOnly,
              run: () => setAsking('remove'),
            },
          ]}
        >
          <IconButton icon="more" size="small" label={t.more2} />
        </Menu>
        <IconButton
          icon="close"
          size="small"
          label={t.close}
          keys="Escape"
          onPress={() => setBench(session, { side: null })}
        />
      </header>
      {kept && (
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
          <section className="side-scroll comparison" tabIndex={0} aria-label={t.title}>
            <InlineProse
              serif
              label={t.asked}
              placeholder={t.askedNone}
              value={kept.question}
              isDisabled={readOnly}
              maxLength={4_000}
              onCommit={(question) => act('comparisons.update', { id, question })}
            />
            <InlineProse
              label={t.why}
              placeholder={t.whyNone}
              value={kept.reason}
              isDisabled={readOnly}
              maxLength={4_000}
              onCommit={(reason) => act('comparisons.update', { id, reason })}
            />
            <ComparisonDid kept={kept} />
            <ComparedItems items={kept.items} />
            <ComparisonMemos id={id} onAdd={readOnly ? null : () => setAsking('memo')} />
          </section>
          <footer className="side-foot">
            <Button variant="primary" size="small" icon="compare" onPress={reopen}>
              {t.reopen}
            </Button>
          </footer>
        </>
      )}
      {asking === 'memo' && (
        <MemoOnDialog
          title={t.memoTitle}
          on={{ target: 'comparison', targetId: id }}
          onClose={() => setAsking(null)}
        />
      )}
      {asking === 'remove' && (
        <ConfirmDialog
          title={t.removeTitle}
          message={t.removeNote}
          confirm={t.removeConfirm}
          onConfirm={async () => {
            if (await act('comparisons.remove', { id })) toList();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </aside>
  );
}

/** The record, read again after every change: its incidents may have moved on. Null until it is there. */
function useComparison(id: Id): ComparisonView | null {
  const session = useSession();
  const { call, show } = session;
  const revision = useStore((state) => state.revision);
  const [kept, setKept] = useState<ComparisonView | null>(null);
  useEffect(() => {
    let gone = false;
    void call('comparisons.read', { id }).then((answer) => {
      if (gone) return;
      if (answer.ok) setKept(answer.value);
      // Deleted, or undone: there is nothing to read any more.
      else if (answer.failure.code === 'not_found') setBench(session, { side: { what: 'kept' } });
      else show(answer.failure);
    });
    return () => {
      gone = true;
    };
  }, [call, show, session, id, revision]);
  return kept?.id === id ? kept : null;
}
