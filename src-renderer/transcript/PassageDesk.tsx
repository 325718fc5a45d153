import type { Coding } from '@shared/contract/index.ts';
import { countWords } from '@shared/text/words.ts';
import { useEffect, useState, type RefObject } from 'react';
import { useSession } from '../store/react.tsx';
import { ConfirmDialog, ContextMenu, type MenuEntry, type MenuPlace } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { CodingDesk } from './coding-desk.ts';
import { onAsked, type Deed } from './deeds.ts';
import { erasable, focusComment, nextToJoin } from './reshaping.ts';
import { walk } from './walking.ts';

const said = words.reading;

type Props = { desk: RefObject<CodingDesk | null>; tell: (message: string) => void };
type Pending =
  | { what: 'join'; ids: number[]; name: string; gap: number }
  | { what: 'erase'; place: MenuPlace; entries: MenuEntry[] };

/** What is done with codings beyond making and moving them: split, joined, erased in part, marked, commented on. */
export function PassageDesk({ desk, tell }: Props) {
  const session = useSession();
  const [pending, setPending] = useState<Pending | null>(null);

  useEffect(() => {
    const { store, view, act } = session;
    const stop = new AbortController();
    const nameOf = (codeId: number) => store.get().tables.code.get(codeId)?.name ?? '';

    const split = async ({ textRevision }: CodingDesk, coding: Coding) => {
      const at = view.get().selection?.start;
      if (at !== undefined && (await act('codings.split', { id: coding.id, at, textRevision })))
        tell(said.split(nameOf(coding.codeId)));
    };
    const join = async (at: CodingDesk, coding: Coding) => {
      const name = nameOf(coding.codeId);
      const next = nextToJoin(at.surface.index, coding);
      if (!next) return tell(said.noneToJoin(name));
      const ids = [coding.id, next.id];
      const gap = countWords(at.surface.turns.text.slice(coding.end, Math.max(coding.end, next.start)));
      if (gap > 0) return setPending({ what: 'join', ids, name, gap });
      const joined = await act('codings.join', { ids });
      if (!joined) return;
      view.set({ codingId: joined.id });
      tell(said.joined(name));
    };
    const erase = async (at: CodingDesk) => {
      const passage = at.passage();
      if (!passage) return;
      const one = async (codeId: number) => {
        const { transcriptId, textRevision } = at;
        if (await act('codings.erase', { transcriptId, textRevision, ...passage, codeId }))
          tell(said.erased(nameOf(codeId)));
      };
      const codes = erasable(at.surface.index, passage, store.get().coderId);
      const [first] = codes;
      if (first === undefined) return tell(said.noneToErase);
      if (codes.length === 1) return one(first);
      const box = at.surface.lastLineOf(passage);
      setPending({
        what: 'erase',
        place: { x: box?.left ?? 0, y: box?.bottom ?? 0 },
        entries: codes.map((id) => ({ id: String(id), label: said.erase(nameOf(id)), run: () => one(id) })),
      });
    };
    const negative = async (coding: Coding) => {
      const isNegativeCase = !coding.isNegativeCase;
      if (await act('codings.update', { id: coding.id, isNegativeCase }))
        tell(said.negative(nameOf(coding.codeId), isNegativeCase));
    };

    const perform = (deed: Deed) => {
      const at = desk.current;
      if (!at) return;
      if (deed.do === 'erase') return void erase(at);
      if (deed.do !== 'split' && deed.do !== 'join' && deed.do !== 'negative' && deed.do !== 'comment')
        return walk(session, at, deed, tell);
      const active = at.surface.index.get(view.get().codingId);
      if (!active) return tell(said.noCoding);
      if (deed.do === 'split') void split(at, active);
      else if (deed.do === 'join') void join(at, active);
      else if (deed.do === 'negative') void negative(active);
      else
        focusComment(active.id, () => {
          const { selection } = view.get();
          // Given the focus alone, the text would have its caret at its first word.
          if (selection) at.select(selection);
        });
    };
    onAsked(perform, stop.signal);
    return () => stop.abort();
  }, [session, desk, tell]);

  const joinAll = async ({ ids, name }: Extract<Pending, { what: 'join' }>) => {
    const joined = await session.act('codings.join', { ids, withGap: true });
    if (!joined) return;
    session.view.set({ codingId: joined.id });
    tell(said.joined(name));
  };
  if (pending?.what === 'join')
    return (
      <ConfirmDialog
        title={said.gapTitle(pending.name)}
        message={said.gap(pending.gap)}
        confirm={said.gapConfirm}
        danger={false}
        onConfirm={() => joinAll(pending)}
        onClose={() => setPending(null)}
      />
    );
  if (pending)
    return (
      <ContextMenu
        label={said.eraseMenu}
        place={pending.place}
        entries={pending.entries}
        onClose={() => setPending(null)}
      />
    );
  return null;
}
