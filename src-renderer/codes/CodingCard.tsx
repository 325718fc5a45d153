import { useMemo, useState } from 'react';
import type { Coding, Exemplar } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { toggleExemplar } from '../transcript/coding-actions.ts';
import { IconButton, Menu, Tag } from '../ui/index.ts';
import { nearDayOf } from '../words/day.ts';
import { words } from '../words/index.ts';
import { codeColor } from './CodeRow.tsx';
import { CodingPlaces } from './CodingPlaces.tsx';
import { InlineProse } from './InlineProse.tsx';
import { LookAgain } from './LookAgain.tsx';
import { QuotationEditor } from './QuotationEditor.tsx';
import { RecodeDialog } from './RecodeDialog.tsx';
import { useLooks } from './use-looks.ts';
import { identifierOfPassage } from './whose.ts';

const t = words.codes.passage;

/** One coding: whose words, with which code, by whom; star, negative case, comment, quotation. */
export function CodingCard({
  coding,
  text,
  isActive,
  onActivate,
}: {
  coding: Coding;
  /** The transcript's. */
  text: string;
  isActive: boolean;
  onActivate: () => void;
}) {
  const session = useSession();
  const code = useStore((state) => state.tables.code.get(coding.codeId));
  const coder = useStore((state) => state.tables.coder.get(coding.coderId));
  const identifier = useStore((state) => identifierOfPassage(state, coding));
  const readOnly = useStore((state) => state.readOnly);
  const exemplars = useStore((state) => state.tables.exemplar);
  const exemplar = useMemo(() => exemplarOf(exemplars.values(), coding.id), [exemplars, coding.id]);
  const [recoding, setRecoding] = useState(false);
  const [isCut, setCut] = useState(false);
  const said = text.slice(coding.start, coding.end);
  if (!code) return null;
  return (
    <article className={isActive ? 'card coding-card is-active' : 'card coding-card'} aria-label={code.name}>
      <div className="card-head">
        <button
          type="button"
          className="coding-name"
          aria-pressed={isActive}
          aria-label={t.activate(code.name)}
          onClick={onActivate}
        >
          <span className="code-dot" style={codeColor(code.color)} />
          <b>{code.name}</b>
        </button>
        <Tag>{words.codes.originTag[code.origin]}</Tag>
        {code.retiredAt !== null && <Tag>{words.codes.retire.tag}</Tag>}
        {exemplar?.checkedRevision === 0 && <Tag tone="warn">{words.editing.review.lookAgain}</Tag>}
        <span className="grow" />
        <StarButton coding={coding} exemplar={exemplar} isDisabled={readOnly} />
        {!readOnly && (
          <Menu
            label={t.more}
            entries={[
              { id: 'change', label: t.change, run: () => setRecoding(true) },
              {
                id: 'negative',
                label: coding.isNegativeCase ? t.unmarkNegative : t.markNegative,
                run: () =>
                  session.act('codings.update', { id: coding.id, isNegativeCase: !coding.isNegativeCase }),
              },
              {
                id: 'goto',
                label: t.goTo,
                run: () =>
                  session.view.set({
                    goTo: { transcriptId: coding.transcriptId, start: coding.start, end: coding.end },
                  }),
              },
              'line',
              {
                id: 'remove',
                label: t.remove,
                icon: 'trash',
                danger: true,
                run: () => session.act('codings.remove', { ids: [coding.id] }),
              },
            ]}
          >
            <IconButton icon="more" size="small" label={t.more} />
          </Menu>
        )}
      </div>
      {exemplar && isActive ? (
        <>
          {exemplar.checkedRevision === 0 && (
            <ChangedExemplar codingId={coding.id} readOnly={readOnly} onEdit={() => setCut(true)} />
          )}
          <QuotationEditor
            said={said}
            exemplar={exemplar}
            identifier={identifier}
            // The mark has the button.
            readOnly={readOnly || (exemplar.checkedRevision === 0 && !isCut)}
            isCut={isCut}
            onCut={setCut}
          />
        </>
      ) : (
        <p className={said === '' ? 'muted' : isActive ? 'quote' : 'quote quote-short'}>
          {said === '' ? words.editing.review.lostHere : `“${said.trim()}”`}
        </p>
      )}
      <div className="card-meta">
        <span className="id" title={identifier}>
          {identifier}
        </span>
        <span title={coder ? t.coder(coder.name) : ''}>
          {coder?.initials} · <time dateTime={coding.createdAt}>{nearDayOf(coding.createdAt)}</time>
        </span>
        <span className="grow" />
        {said === '' ? (
          <Tag tone="warn">{words.editing.review.tag}</Tag>
        ) : (
          !coding.inScope && <Tag>{t.outOfScope}</Tag>
        )}
        {coding.isNegativeCase && <Tag tone="warn">{t.negative}</Tag>}
      </div>
      {(isActive || coding.comment !== '') && (
        <div data-comment={coding.id}>
          <InlineProse
            label={t.comment}
            hideLabel
            placeholder={t.commentHint}
            value={coding.comment}
            isDisabled={readOnly}
            onCommit={(comment) => session.act('codings.update', { id: coding.id, comment })}
          />
        </div>
      )}
      {isActive && <CodingPlaces coding={coding} />}
      {recoding && <RecodeDialog coding={coding} onClose={() => setRecoding(false)} />}
    </article>
  );
}

function ChangedExemplar({
  codingId,
  readOnly,
  onEdit,
}: {
  codingId: number;
  readOnly: boolean;
  onEdit: () => void;
}) {
  const item = useLooks().get(codingId);
  return item && <LookAgain item={item} readOnly={readOnly} onEdit={onEdit} />;
}

/** Chooses a coding for reporting, and takes it back. */
export function StarButton({
  coding,
  exemplar,
  isDisabled,
}: {
  coding: Pick<Coding, 'id'>;
  exemplar: Pick<Exemplar, 'id'> | null;
  isDisabled: boolean;
}) {
  const session = useSession();
  // A candidate of the board is not chosen yet.
  const standing = useStore((state) => (exemplar ? state.tables.exemplar.get(exemplar.id)?.standing : null));
  const isChosen = exemplar !== null && standing !== 'candidate';
  return (
    <span className={isChosen ? 'star is-starred' : 'star'}>
      <IconButton
        icon={isChosen ? 'starred' : 'star'}
        size="small"
        label={isChosen ? t.unstar : t.star}
        isDisabled={isDisabled}
        onPress={() => void toggleExemplar(session, coding.id)}
      />
    </span>
  );
}

function exemplarOf(rows: Iterable<Exemplar>, codingId: number): Exemplar | null {
  for (const row of rows) if (row.codingId === codingId) return row;
  return null;
}
