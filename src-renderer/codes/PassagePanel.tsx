import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { Coding, Id } from '@shared/contract/index.ts';
import { useSession, useStore, useViewAtRest } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { ChainUpButton } from '../trail/ChainUpButton.tsx';
import { EmptyState } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodingCard } from './CodingCard.tsx';
import { DefinitionFields } from './DefinitionFields.tsx';
import { OtherIncidents } from './OtherIncidents.tsx';
import { PassageMemos } from './PassageMemos.tsx';

const t = words.codes.passage;
/** A selection of a whole transcript would show hundreds; so many are drawn until more are asked for. */
const SHOWN = 12;

/** What the panel stands beside: a passage or caret of an open transcript. */
type Beside = {
  document: OpenDocument | undefined;
  selection: { start: number; end: number } | null;
  codingId: Id | null;
  /** Its text is being edited: nothing in it can be coded until that is done. */
  isEdited: boolean;
};

/**
 * The codings at the caret, what the active one's code means, memos, and where else it was said. The cards follow a
 * moment behind the caret: the text, where somebody is working, is painted first.
 */
export function PassagePanel() {
  const transcriptId = useViewAtRest((looking) => looking.transcriptId);
  const selection = useViewAtRest((looking) => looking.selection);
  const codingId = useViewAtRest((looking) => looking.codingId);
  const document = useStore((state) => (transcriptId === null ? undefined : state.open.get(transcriptId)));
  const isEdited = useViewAtRest(
    ({ edit, transcriptId: id }) => edit !== null && edit.opened.transcript.id === id,
  );
  const beside = useMemo(
    () => ({ document, selection, codingId, isEdited }),
    [document, selection, codingId, isEdited],
  );
  return <PassageCards beside={useDeferredValue(beside)} />;
}

const PassageCards = memo(function PassageCards({ beside }: { beside: Beside }) {
  const { view } = useSession();
  const { document, selection, codingId, isEdited } = beside;
  const codings = document?.codings;
  const here = useMemo(() => codingsAt(codings, selection, codingId), [codings, selection, codingId]);
  const [all, setAll] = useState(false);
  const active = here.find((coding) => coding.id === codingId) ?? here[0] ?? null;
  const shown = all ? here : here.slice(0, SHOWN);
  return (
    <section className="passage-panel" aria-label={t.label}>
      <header className="pane-head">
        <h2>{t.title}</h2>
        {here.length > 0 && !isEdited && <small>{t.count(here.length)}</small>}
        <span className="grow" />
        {active && !isEdited && <ChainUpButton coding={active} />}
      </header>
      {isEdited ? (
        <EmptyState icon="edit" title={t.editedTitle}>
          {t.edited}
        </EmptyState>
      ) : !document || !active ? (
        <EmptyState icon="code" title={t.emptyTitle}>
          {document && selection && selection.start < selection.end ? t.noneHere : t.empty}
        </EmptyState>
      ) : (
        <div className="passage-scroll">
          {shown.map((coding) => (
            <CodingCard
              key={coding.id}
              coding={coding}
              text={document.transcript.text}
              isActive={coding.id === active.id}
              onActivate={() => view.set({ codingId: coding.id })}
            />
          ))}
          {here.length > shown.length && (
            <button type="button" className="passage-more" onClick={() => setAll(true)}>
              {words.codes.compare.more(here.length - shown.length)}
            </button>
          )}
          <DefinitionFields key={active.codeId} codeId={active.codeId} />
          <PassageMemos coding={active} />
          <OtherIncidents coding={active} />
        </div>
      )}
    </section>
  );
});

/** The active coding first, then those at the caret or under the selection, the shortest first. */
function codingsAt(
  codings: ReadonlyMap<Id, Coding> | undefined,
  selection: { start: number; end: number } | null,
  codingId: Id | null,
): Coding[] {
  if (!codings) return [];
  const found: Coding[] = [];
  const active = codingId === null ? undefined : codings.get(codingId);
  if (selection) {
    const { start, end } = selection;
    for (const coding of codings.values()) {
      const hit =
        start === end
          ? coding.start <= start && start <= coding.end
          : coding.start < end && coding.end > start;
      if (hit && coding !== active) found.push(coding);
    }
  }
  found.sort((a, b) => a.end - a.start - (b.end - b.start) || a.start - b.start || a.id - b.id);
  return active ? [active, ...found] : found;
}
