import { useEffect, useState } from 'react';
import type { ComparisonView, Id } from '@shared/contract/index.ts';
import { nearDayOf } from '../../words/day.ts';
import { InlineProse } from '../../codes/InlineProse.tsx';
import { useSession, useStore } from '../../store/react.tsx';
import { Button, ConfirmDialog, IconButton, Menu } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { reopenBench, setBench } from '../bench.ts';
import { ComparedItems } from './ComparedItems.tsx';
import { useMemosAbout } from '../../memos/memos-about.ts';
import { MemoOnDialog } from '../../memos/MemoOnDialog.tsx';
import { openMemo } from '../../memos/open-memo.ts';
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
            <Did kept={kept} />
            <ComparedItems items={kept.items} />
            <Memos id={id} onAdd={readOnly ? null : () => setAsking('memo')} />
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

/** What the verdict did, in sentences. */
function Did({ kept }: { kept: ComparisonView }) {
  const codes = useStore((state) => state.tables.code);
  const { made, moved, joined, codeId } = kept.outcome;
  const name = (id: Id | null) => (id === null ? undefined : codes.get(id)?.name) ?? t.unknownCode;
  const did = [
    ...made.map((id) => t.did.made(name(id))),
    ...(moved.length > 0 && kept.verdict !== 'sorted' ? [t.did.moved(moved.length, name(codeId))] : []),
    ...(joined > 0 ? [t.did.joined(joined)] : []),
    ...(kept.verdict === 'property' ? [t.did.property(name(codeId))] : []),
    ...(kept.verdict === 'definition' ? [t.did.definition(name(codeId))] : []),
    ...(kept.verdict === 'negative' ? [t.did.negative] : []),
  ];
  return (
    <section className="comparison-did" aria-label={t.outcome}>
      <h3 className="field-label">{t.outcome}</h3>
      {(did.length === 0 ? [t.did.nothing] : did).map((one, i) => (
        // Codes of one name are told of in the same words.
        <p key={i}>{one}</p>
      ))}
    </section>
  );
}

function Memos({ id, onAdd }: { id: Id; onAdd: (() => void) | null }) {
  const session = useSession();
  const own = useMemosAbout('comparison', id);
  return (
    <section className="passage-part" aria-label={t.memos}>
      <header className="part-head">
        <h3>{t.memos}</h3>
        <span className="grow" />
        {onAdd && (
          <Button size="small" variant="quiet" icon="plus" onPress={onAdd}>
            {t.addMemo}
          </Button>
        )}
      </header>
      {own.length === 0 && <p className="muted">{t.noMemos}</p>}
      {own.map(({ memo }) => (
        <button
          key={memo.id}
          type="button"
          className="card memo-card"
          onClick={() => openMemo(session, memo.id)}
        >
          <span className="muted">{words.memos.kinds[memo.kind]}</span>
          {memo.title && <b>{memo.title}</b>}
          <span className="memo-text">{memo.plainText}</span>
        </button>
      ))}
    </section>
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
