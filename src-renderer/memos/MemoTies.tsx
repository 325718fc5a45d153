import type { Id, Memo, MemoLink } from '@shared/contract/index.ts';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession, useStore } from '../store/react.tsx';
import { Button, IconButton, useFocusKept } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { goToTarget, targetName } from './targets.ts';
import { TiePicker } from './TiePicker.tsx';

const said = words.memos;
/** Ties shown before more is asked for: a memo on incidents that a merge has gathered may be on thousands. */
const SHOWN = 12;
/** How many more at a time. */
const MORE = 100;

/** What a memo is on, each a way there; more is added, and taken off. */
export function MemoTies({ memo }: { memo: Memo }) {
  const session = useSession();
  const tables = useStore((state) => state.tables);
  const readOnly = useStore((state) => state.readOnly);
  const [adding, setAdding] = useState(false);
  const links = useMemo(
    () => [...tables.memoLink.values()].filter((link) => link.memoId === memo.id && link.role === 'on'),
    [tables.memoLink, memo.id],
  );
  const [most, setMost] = useState(SHOWN);
  // One more than fits is shown rather than a button that shows it.
  const shown = useMemo(() => (links.length <= most + 1 ? links : links.slice(0, most)), [links, most]);
  const codings = useCodingNames(shown);
  const box = useRef<HTMLDivElement>(null);
  const ids = useMemo(() => shown.map((link) => link.id), [shown]);
  // To the tie that takes its place, to the one before the last, or to where another is added.
  const focused = useFocusKept(ids, (at) =>
    box.current?.querySelectorAll<HTMLElement>('.icon-button')[at]?.focus(),
  );
  if (readOnly && links.length === 0) return null;
  return (
    <div ref={box} className="memo-links">
      <span className="muted">{said.on}</span>
      {shown.map((link) => {
        const name = codings.get(link.targetId) ?? targetName({ tables }, link);
        const says = link.target === 'coding' ? name : targetName({ tables }, link);
        return (
          <span key={link.id} className="memo-tie" onFocus={() => focused(link.id)}>
            {link.target === 'project' || link.target === 'relation' ? (
              <span className="memo-tie-name">{says}</span>
            ) : (
              <Button size="small" variant="quiet" icon="link" onPress={() => void goToTarget(session, link)}>
                {says}
              </Button>
            )}
            {!readOnly && (
              <IconButton
                icon="close"
                size="small"
                label={said.untie(says)}
                onPress={() => void session.act('memos.untie', { linkId: link.id })}
              />
            )}
          </span>
        );
      })}
      {links.length > shown.length && (
        <Button size="small" variant="quiet" onPress={() => setMost(most + MORE)}>
          {said.moreTies(links.length - shown.length)}
        </Button>
      )}
      {!readOnly && (
        <IconButton icon="plus" size="small" label={said.tieMore} onPress={() => setAdding(true)} />
      )}
      {adding && <TiePicker memo={memo} onClose={() => setAdding(false)} />}
    </div>
  );
}

/** Codings by their codes and whose words they are; this window holds them only for transcripts that are open. */
function useCodingNames(links: readonly MemoLink[]): ReadonlyMap<Id, string> {
  const { call } = useSession();
  const codes = useStore((state) => state.tables.code);
  const [names, setNames] = useState<ReadonlyMap<Id, string>>(new Map());
  const ids = links.filter((link) => link.target === 'coding').map((link) => link.targetId);
  const key = ids.join(' ');
  useEffect(() => {
    if (key === '') return undefined;
    let gone = false;
    void call('codings.read', { ids: key.split(' ').map(Number) }).then((found) => {
      // One that has gone in the meantime has taken its tie with it.
      if (gone || !found.ok) return;
      setNames(
        new Map(
          found.value.map(({ coding, identifier }) => [
            coding.id,
            `${codes.get(coding.codeId)?.name ?? ''} · ${identifier}`,
          ]),
        ),
      );
    });
    return () => {
      gone = true;
    };
  }, [call, key, codes]);
  return names;
}
