/* oxlint-disable jsx-a11y/prefer-tag-over-role -- a field holds no headings and lists */
import type { Memo, QuotedWords } from '@shared/contract/index.ts';
import { bodyOf } from '@shared/memo/body.ts';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { completionId, COMPLETIONS, Completions } from './Completions.tsx';
import { newAnchor, type Completion } from './completions.ts';
import { pastedQuotation } from './copying.ts';
import { NO_FORMATS, setBlock, toggleFormat, type Formats } from './editor/format.ts';
import type { QuotationData } from './editor/nodes.ts';
import { MemoSurface } from './editor/surface.ts';
import { MemoToolbar } from './MemoToolbar.tsx';
import { goToTarget, nameOf } from './targets.ts';
import { useCompletions } from './use-completions.ts';
import { useQuoted } from './use-quoted.ts';
import type { Writing } from './use-writing.ts';

const said = words.memos;

/** The text of a memo, written in; its chips and quotations follow what they lead to. */
export function MemoBody({ memo, writing }: { memo: Memo; writing: Writing }) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const links = useStore((state) => state.tables.memoLink);
  const tables = useStore((state) => state.tables);
  const root = useRef<HTMLDivElement>(null);
  const [surface, setSurface] = useState<MemoSurface | null>(null);
  const [formats, setFormats] = useState<Formats>(NO_FORMATS);
  const [quotations, setQuotations] = useState<readonly QuotationData[]>([]);
  const [isEmpty, setEmpty] = useState(false);
  const completions = useCompletions(memo.id, surface);
  const quoted = useQuoted(memo.id, quotations);
  const mine = useMemo(
    () =>
      new Map(
        [...links.values()].filter((link) => link.memoId === memo.id).map((link) => [link.anchor, link]),
      ),
    [links, memo.id],
  );

  const go = (anchor: string) => {
    const now = quoted.find((one) => one.anchor === anchor);
    const isQuotation = quotations.some((one) => one.anchor === anchor);
    if (isQuotation) return now && goToQuotation(now);
    const link = mine.get(anchor) ?? surface?.mention(anchor);
    if (link) void goToTarget(session, { start: null, end: null, ...link, memoId: memo.id });
  };
  const goToQuotation = ({ transcriptId, start, end, codingId }: QuotedWords) => {
    if (transcriptId === null) return;
    const goTo = { transcriptId, start, end };
    session.view.set({ room: 'code', transcriptId, codingId, goTo, backToMemo: memo.id });
  };
  const choose = (completion: Completion) => {
    completions.close();
    const anchor = newAnchor();
    const { insert } = completion;
    if (insert.is === 'quotation') surface?.insertQuotation({ ...insert.quotation, anchor });
    else {
      const { target, targetId, name } = insert;
      surface?.insertMention({ anchor, target, targetId, name });
    }
  };
  // The surface is made once for a memo; what it calls is what stands here now.
  const handlers = useRef({ go, choose, completions, writing });
  useEffect(() => {
    handlers.current = { go, choose, completions, writing };
  });
  const look = useCallback((made: MemoSurface) => {
    setQuotations((before) => {
      const now = made.quotations();
      return JSON.stringify(before) === JSON.stringify(now) ? before : now;
    });
    setEmpty(made.isEmpty());
  }, []);
  useEffect(() => {
    const element = root.current;
    if (!element) return undefined;
    const made: MemoSurface = new MemoSurface(element, bodyOf(memo), !readOnly, {
      changed: () => {
        handlers.current.writing.written();
        look(made);
      },
      moved: (now, query) => {
        setFormats((before) => (JSON.stringify(before) === JSON.stringify(now) ? before : now));
        handlers.current.completions.asked(query);
      },
      menuKey: (key) => handlers.current.completions.key(key, (one) => handlers.current.choose(one)),
      go: (anchor) => handlers.current.go(anchor),
      quoted: (data) => pastedQuotation(session, data),
    });
    handlers.current.writing.hold(made);
    setSurface(made);
    look(made);
    return () => {
      setSurface(null);
      made.destroy();
    };
    // oxlint-disable-next-line react/exhaustive-deps -- what changes of the memo comes through `writing`
  }, [memo.id, readOnly, session, look]);

  useEffect(() => {
    surface?.setChips((node) => {
      const { target, targetId } = mine.get(node.data.anchor) ?? node.data;
      const name = nameOf({ tables }, target, targetId);
      const color = target === 'code' ? (tables.code.get(targetId)?.color ?? null) : null;
      return { name: name ?? node.data.name, isGone: name === null, color };
    });
  }, [surface, mine, tables]);
  useEffect(() => {
    const nameOfCode = (now: QuotedWords) =>
      now.codeId === null ? '' : (tables.code.get(now.codeId)?.name ?? '');
    surface?.setQuoted(new Map(quoted.map((now) => [now.anchor, { now, code: nameOfCode(now) }])));
  }, [surface, quoted, tables.code]);

  const { list, active, query, place } = completions;
  return (
    <>
      {!readOnly && (
        <MemoToolbar
          formats={formats}
          onBlock={(kind) => surface && setBlock(surface.editor, kind)}
          onFormat={(format) => surface && toggleFormat(surface.editor, format)}
          onLink={() => surface?.ask()}
        />
      )}
      <div className="memo-paper">
        <div
          ref={root}
          className="memo-text"
          role="textbox"
          aria-multiline="true"
          aria-label={said.text}
          aria-readonly={readOnly}
          tabIndex={0}
          contentEditable={!readOnly}
          suppressContentEditableWarning
          {...(place && list.length > 0
            ? { 'aria-controls': COMPLETIONS, 'aria-activedescendant': completionId(active) }
            : {})}
          onBlur={() => {
            completions.close();
            writing.save();
          }}
        />
        {isEmpty && (
          <p className="memo-placeholder" aria-hidden="true">
            {said.placeholder}
          </p>
        )}
      </div>
      {place && <Completions list={list} active={active} query={query} place={place} onChoose={choose} />}
    </>
  );
}
