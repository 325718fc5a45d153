import { useState } from 'react';
import type { Code } from '@shared/contract/index.ts';
import type { Pile, Sorting } from '../../store/piles-look.ts';
import { useSession, useStore } from '../../store/react.tsx';
import { Button, Dialog, Tag, TextArea } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';
import { setSorting } from './open.ts';
import { filled, levelsOf, toSort } from './result.ts';
import type { Change } from './use-deeds.ts';

const t = words.piles.summary;

/** What will be made of the piles, and why if anybody wants to say; then it is done. */
export function MakeDialog({
  code,
  sorting,
  loose,
  change,
  onClose,
}: {
  code: Code;
  sorting: Sorting;
  /** Incidents that stay. */
  loose: number;
  change: Change;
  onClose: () => void;
}) {
  const session = useSession();
  const [isBusy, setBusy] = useState(false);
  const piles = filled(sorting.piles);
  const fresh = piles.filter((pile) => pile.codeId === null).length;
  const going = piles.reduce((sum, pile) => sum + pile.ids.length, 0);
  const empty = sorting.piles.filter((pile) => pile.codeId === null && pile.ids.length === 0).length;
  const level = sorting.level ?? levelsOf(code.level).at(-1) ?? 'code';
  const make = async () => {
    setBusy(true);
    const kept = await session.act(
      'comparisons.sort',
      toSort(code.id, session.view.get().bench.question, sorting),
    );
    if (!kept) return setBusy(false);
    setSorting(session, code.id, null);
    setBench(session, {
      codeIds: [code.id],
      withBelow: true,
      columns: 'code',
      rows: null,
      filter: {},
      picks: [],
      caret: null,
      find: '',
      side: null,
      scrolls: new Map(),
    });
    // Its change has come before the reply, and has named what undo takes back.
    const label = session.store.get().history.undo ?? '';
    const made = { label, comparisonId: kept.comparison.id, codeId: code.id, sorting };
    session.view.set({ piles: { ...session.view.get().piles, openFor: null, made } });
  };
  return (
    <Dialog
      title={fresh > 0 ? t.titleLevel[level](fresh, code.name) : t.titleInto(going)}
      onClose={onClose}
      actions={
        <>
          <span className="grow" />
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button
            variant="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- names have been written by now: Enter makes the codes
            autoFocus
            isDisabled={isBusy}
            onPress={() => void make()}
          >
            {fresh > 0 ? t.buttonLevel[level](fresh) : t.buttonInto(going)}
          </Button>
        </>
      }
    >
      <div className="form">
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key */}
        <ul className="piles-summary" aria-label={t.list} tabIndex={0}>
          {piles.map((pile) => (
            <Line key={pile.key} pile={pile} />
          ))}
        </ul>
        <p className="muted">
          {sorting.withBelow ? t.staysBelow(loose) : t.stays(loose, code.name)} {empty > 0 && t.empty(empty)}{' '}
          {t.one}
        </p>
        <TextArea
          label={t.why}
          placeholder={t.whyHint}
          value={sorting.reason}
          onChange={(reason) => change((before) => ({ ...before, reason }))}
        />
      </div>
    </Dialog>
  );
}

function Line({ pile }: { pile: Pile }) {
  const code = useStore((state) => (pile.codeId === null ? undefined : state.tables.code.get(pile.codeId)));
  return (
    <li>
      <span className="summary-name">{code?.name ?? pile.name.trim()}</span>
      {code && <Tag>{t.into}</Tag>}
      {pile.origin === 'in vivo' && <Tag tone="good">{words.compare.different.inVivoIs}</Tag>}
      <span className="grow" />
      <span className="muted">{words.compare.incidents(pile.ids.length)}</span>
    </li>
  );
}
