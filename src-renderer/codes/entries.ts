import { CODE_LEVELS, CODE_ORIGINS, type Id } from '@shared/contract/index.ts';
import { compareCodes } from '../compare/bench.ts';
import { openPiles } from '../compare/piles/open.ts';
import type { Session } from '../store/react.tsx';
import type { MenuEntry } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { chosen, codeSelection, indent, moveAmong, outdent, passageToCode, placeForNew } from './acts.ts';
import { ask, type Ask } from './ask.ts';

const act = words.codes.act;

/** New codes of every level, each under what is chosen where it may stand there. */
export function addEntries(session: Session): MenuEntry[] {
  const { code } = session.store.get().tables;
  const at = session.view.get().codeIds.at(-1) ?? null;
  return CODE_LEVELS.toReversed().map((level) => {
    const under = placeForNew(code, level, at);
    const parent = under === null ? undefined : code.get(under);
    const name = words.codes.level[level];
    return {
      id: level,
      label: parent ? act.addUnder(name, parent.name) : act.add(name),
      run: () => ask({ what: 'add', level, under }),
    };
  });
}

/** Everything that can be done with the chosen codes. */
export function codeEntries(
  session: Session,
  show: (asked: Ask) => void,
  rename: (id: Id) => void,
): MenuEntry[] {
  const codes = chosen(session);
  const ids = codes.map((code) => code.id);
  const [first] = codes;
  const isDisabled = session.store.get().readOnly;
  if (!first) return [];
  const remove: MenuEntry = {
    id: 'remove',
    label: act.remove,
    icon: 'trash',
    keys: 'Delete',
    danger: true,
    isDisabled,
    run: () => show({ what: 'remove', ids }),
  };
  if (codes.every((code) => code.retiredAt !== null))
    return [
      { id: 'restore', label: act.restore, isDisabled, run: () => show({ what: 'restore', ids }) },
      { id: 'codebook', label: act.openCodebook, run: () => session.view.set({ room: 'codebook' }) },
      'line',
      remove,
    ];
  return [
    {
      id: 'code',
      label: act.codeSelection,
      keys: 'Mod+Enter',
      isDisabled: isDisabled || !passageToCode(session),
      run: () => codeSelection(session, ids),
    },
    {
      id: 'compare',
      label: words.compare.entry.menu,
      icon: 'compare',
      keys: 'Alt+C',
      run: () => compareCodes(session, ids),
    },
    {
      id: 'piles',
      label: words.piles.entry.menu,
      keys: 'Alt+L',
      isDisabled: codes.length > 1,
      run: () => openPiles(session, first.id),
    },
    'line',
    {
      id: 'rename',
      label: act.rename,
      keys: 'F2',
      isDisabled: isDisabled || codes.length > 1,
      run: () => rename(first.id),
    },
    { id: 'recolour', label: act.recolour, isDisabled, run: () => show({ what: 'recolour', ids }) },
    { id: 'codebook', label: act.openCodebook, run: () => session.view.set({ room: 'codebook' }) },
    'line',
    { id: 'up', label: act.moveUp, keys: 'Alt+ArrowUp', isDisabled, run: () => moveAmong(session, -1) },
    { id: 'down', label: act.moveDown, keys: 'Alt+ArrowDown', isDisabled, run: () => moveAmong(session, 1) },
    { id: 'in', label: act.indent, keys: 'Alt+ArrowRight', isDisabled, run: () => indent(session) },
    { id: 'out', label: act.outdent, keys: 'Alt+ArrowLeft', isDisabled, run: () => outdent(session) },
    { id: 'move', label: act.moveTo, isDisabled, run: () => show({ what: 'move', ids }) },
    'line',
    ...CODE_LEVELS.filter((level) => codes.some((code) => code.level !== level)).map((level) => ({
      id: `level ${level}`,
      label: act.makeLevel(words.codes.level[level]),
      isDisabled,
      run: () => show({ what: 'level', ids, level }),
    })),
    ...CODE_ORIGINS.filter((origin) => codes.some((code) => code.origin !== origin)).map((origin) => ({
      id: `origin ${origin}`,
      label: act.makeOrigin(words.codes.origin[origin]),
      isDisabled,
      run: () => show({ what: 'origin', ids, origin }),
    })),
    { id: 'groups', label: act.groups, isDisabled, run: () => show({ what: 'groups', ids }) },
    'line',
    { id: 'merge', label: act.merge, icon: 'merge', isDisabled, run: () => show({ what: 'merge', ids }) },
    {
      id: 'split',
      label: act.split,
      isDisabled: isDisabled || codes.length > 1,
      run: () => show({ what: 'split', id: first.id }),
    },
    { id: 'retire', label: act.retire, isDisabled, run: () => show({ what: 'retire', ids }) },
    remove,
  ];
}
