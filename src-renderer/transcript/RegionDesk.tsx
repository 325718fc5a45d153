import type { Region } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import { useEffect, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useSession } from '../store/react.tsx';
import type { OpenDocument } from '../store/state.ts';
import { ContextMenu, type MenuEntry, type MenuPlace } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { CodingDesk } from './coding-desk.ts';
import { onAsked, type Deed } from './deeds.ts';
import { RegionDialog, type RegionFacts } from './RegionDialog.tsx';
import { regionAt, regionFrom, regionsOnHeading, regionToNext } from './regions.ts';

const said = words.reading.region;

type Pending =
  | { what: 'add'; span: Span; cuts: boolean }
  | { what: 'edit'; region: Region }
  | { what: 'menu'; regions: Region[]; place: MenuPlace };

type Props = {
  document: OpenDocument;
  desk: RefObject<CodingDesk | null>;
  text: RefObject<HTMLDivElement | null>;
  tell: (message: string) => void;
};

/** Regions of the open transcript: marked, renamed, taken in and out of scope, removed; by key, command and heading. */
export function RegionDesk({ document, desk, text, tell }: Props) {
  const session = useSession();
  const [pending, setPending] = useState<Pending | null>(null);
  const { regions } = document;
  const { id: transcriptId, textRevision } = document.transcript;

  const scope = async ({ id, name, inScope }: Region) => {
    if (await session.act('regions.update', { id, inScope: !inScope })) tell(said.scoped(name, !inScope));
  };
  const remove = async ({ id, name }: Region) => {
    if (await session.act('regions.remove', { id })) tell(said.removed(name));
  };
  const save = async (done: Extract<Pending, { what: 'add' | 'edit' }>, facts: RegionFacts) => {
    const stored =
      done.what === 'add'
        ? await session.act('regions.add', { transcriptId, textRevision, ...done.span, ...facts })
        : await session.act('regions.update', { id: done.region.id, ...facts });
    if (!stored) return;
    setPending(null);
    if (done.what === 'add') tell(said.marked(facts.name));
  };

  useEffect(() => {
    const stop = new AbortController();
    const perform = (deed: Deed) => {
      const at = desk.current;
      const { selection } = session.view.get();
      if (deed.do !== 'region' || !at || !selection) return;
      const { turns } = at.surface;
      if (deed.what === 'add' || deed.what === 'from') {
        const passage = deed.what === 'add' ? at.passage() : null;
        const span = passage ? regionFrom(turns, passage) : regionToNext(turns, regions, selection.start);
        const cuts = regions.some((one) => one.start < span.end && one.end > span.start);
        // At once, so that the next letter lands in the dialog.
        if (span.start < span.end) flushSync(() => setPending({ what: 'add', span, cuts }));
        return;
      }
      const region = regionAt(regions, selection.start);
      if (!region) return tell(said.none);
      if (deed.what === 'edit') flushSync(() => setPending({ what: 'edit', region }));
      else void (deed.what === 'scope' ? scope(region) : remove(region));
    };
    onAsked(perform, stop.signal);

    /** Headings are no elements of their own: a press above a turn's first line is on its heading. */
    const heading = (event: MouseEvent): Region[] => {
      const at = desk.current;
      const turn = event.target instanceof Element ? event.target.closest('.ts-turn[data-region]') : null;
      if (!at || !turn || event.clientY >= turn.getBoundingClientRect().top) return [];
      return regionsOnHeading(at.surface.turns, regions, at.surface.page.turnOf(turn) ?? -1);
    };
    const open = (event: MouseEvent) => {
      const found = session.store.get().readOnly ? [] : heading(event);
      if (found.length === 0) return;
      event.preventDefault();
      setPending({ what: 'menu', regions: found, place: { x: event.clientX, y: event.clientY } });
    };
    const { signal } = stop;
    const keepCaret = (event: MouseEvent) => heading(event).length > 0 && event.preventDefault();
    text.current?.addEventListener('mousedown', keepCaret, { signal });
    text.current?.addEventListener('click', open, { signal });
    text.current?.addEventListener('contextmenu', open, { signal });
    return () => stop.abort();
  });

  const entriesOf = (region: Region): MenuEntry[] => [
    {
      id: `rename ${region.id}`,
      label: said.rename,
      icon: 'edit',
      run: () => setPending({ what: 'edit', region }),
    },
    {
      id: `scope ${region.id}`,
      label: region.inScope ? said.takeOut : said.takeIn,
      run: () => scope(region),
    },
    { id: `remove ${region.id}`, label: said.remove, icon: 'trash', danger: true, run: () => remove(region) },
  ];
  switch (pending?.what) {
    case undefined:
      return null;
    case 'menu':
      return (
        <ContextMenu
          label={said.menu(pending.regions.map((region) => region.name).join(', '))}
          place={pending.place}
          entries={pending.regions.flatMap((region, i) => [
            ...(i > 0 ? ['line' as const] : []),
            ...entriesOf(region),
          ])}
          onClose={() => setPending((now) => (now?.what === 'menu' ? null : now))}
        />
      );
    case 'add':
    case 'edit':
      return (
        <RegionDialog
          title={pending.what === 'add' ? said.addTitle : said.editTitle}
          region={pending.what === 'edit' ? pending.region : { name: '', inScope: true }}
          note={pending.what === 'add' && pending.cuts ? said.cutNote : null}
          confirm={pending.what === 'add' ? said.save : said.keep}
          onSave={(facts) => save(pending, facts)}
          onClose={() => setPending(null)}
        />
      );
  }
}
