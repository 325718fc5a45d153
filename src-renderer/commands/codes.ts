import { CODE_LEVELS, CODE_ORIGINS } from '@shared/contract/index.ts';
import {
  chosen,
  codeSelection,
  indent,
  moveAmong,
  outdent,
  passageToCode,
  placeForNew,
} from '../codes/acts.ts';
import { ask } from '../codes/ask.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

const act = words.codes.act;
const inRoom = ({ view }: Session) => view.get().room === 'code' || view.get().room === 'codebook';
const canWrite = (session: Session) => inRoom(session) && !session.store.get().readOnly;
const hasChosen = (session: Session) => canWrite(session) && chosen(session).length > 0;
/** Keys that other rooms use too work only while the tree has the focus, which hears them itself. */
const inTree = (session: Session, focused: Element | null = document.activeElement) =>
  hasChosen(session) && focused?.closest('[data-code-tree]') != null;
const inUse = (session: Session) =>
  hasChosen(session) && chosen(session).every((code) => code.retiredAt === null);
const idsOf = (session: Session) => chosen(session).map((code) => code.id);

/** What can be done with codes, for the palette and the key sheet. */
export const codesCommands: readonly Command[] = [
  {
    id: 'codes.filter',
    title: act.filter,
    group: 'codes',
    keys: ['/'],
    when: inRoom,
    run: () => ask({ what: 'filter' }),
  },
  ...CODE_LEVELS.toReversed().map((level): Command => ({
    id: `codes.add.${level}`,
    title: act.add(words.codes.level[level]),
    group: 'codes',
    when: canWrite,
    run: (session) => {
      const at = session.view.get().codeIds.at(-1) ?? null;
      ask({ what: 'add', level, under: placeForNew(session.store.get().tables.code, level, at) });
    },
  })),
  {
    id: 'codes.codeSelection',
    title: act.codeSelection,
    group: 'codes',
    when: (session) => inUse(session) && passageToCode(session) !== null,
    run: (session) => codeSelection(session, idsOf(session)),
  },
  {
    id: 'codes.rename',
    title: act.rename,
    group: 'codes',
    keys: ['F2'],
    when: (session) => hasChosen(session) && chosen(session).length === 1,
    run: (session) => {
      const [id] = idsOf(session);
      if (id !== undefined) ask({ what: 'rename', id });
    },
  },
  {
    id: 'codes.recolour',
    title: act.recolour,
    group: 'codes',
    when: hasChosen,
    run: (session) => ask({ what: 'recolour', ids: idsOf(session) }),
  },
  {
    id: 'codes.moveTo',
    title: act.moveTo,
    group: 'codes',
    when: hasChosen,
    run: (session) => ask({ what: 'move', ids: idsOf(session) }),
  },
  {
    id: 'codes.up',
    title: act.moveUp,
    group: 'codes',
    keys: ['Alt+ArrowUp'],
    when: inTree,
    run: (session) => moveAmong(session, -1),
  },
  {
    id: 'codes.down',
    title: act.moveDown,
    group: 'codes',
    keys: ['Alt+ArrowDown'],
    when: inTree,
    run: (session) => moveAmong(session, 1),
  },
  {
    id: 'codes.indent',
    title: act.indent,
    group: 'codes',
    keys: ['Alt+ArrowRight'],
    when: inTree,
    run: indent,
  },
  {
    id: 'codes.outdent',
    title: act.outdent,
    group: 'codes',
    keys: ['Alt+ArrowLeft'],
    when: inTree,
    run: outdent,
  },
  {
    id: 'codes.merge',
    title: act.merge,
    group: 'codes',
    when: hasChosen,
    run: (session) => ask({ what: 'merge', ids: idsOf(session) }),
  },
  {
    id: 'codes.split',
    title: act.split,
    group: 'codes',
    when: (session) => inUse(session) && chosen(session).length === 1,
    run: (session) => {
      const [id] = idsOf(session);
      if (id !== undefined) ask({ what: 'split', id });
    },
  },
  ...CODE_LEVELS.map((level): Command => ({
    id: `codes.level.${level}`,
    title: act.makeLevel(words.codes.level[level]),
    group: 'codes',
    when: (session) => inUse(session) && chosen(session).some((code) => code.level !== level),
    run: (session) => ask({ what: 'level', ids: idsOf(session), level }),
  })),
  ...CODE_ORIGINS.map((origin): Command => ({
    id: `codes.origin.${origin}`,
    title: act.makeOrigin(words.codes.origin[origin]),
    group: 'codes',
    when: (session) => inUse(session) && chosen(session).some((code) => code.origin !== origin),
    run: (session) => ask({ what: 'origin', ids: idsOf(session), origin }),
  })),
  {
    id: 'codes.retire',
    title: act.retire,
    group: 'codes',
    when: inUse,
    run: (session) => ask({ what: 'retire', ids: idsOf(session) }),
  },
  {
    id: 'codes.restore',
    title: act.restore,
    group: 'codes',
    when: (session) => hasChosen(session) && chosen(session).every((code) => code.retiredAt !== null),
    run: (session) => ask({ what: 'restore', ids: idsOf(session) }),
  },
  {
    id: 'codes.groups',
    title: words.codes.groups.manage,
    group: 'codes',
    when: canWrite,
    run: (session) => ask({ what: 'groups', ids: idsOf(session) }),
  },
  {
    id: 'codes.remove',
    title: act.remove,
    group: 'codes',
    when: hasChosen,
    run: (session) => ask({ what: 'remove', ids: idsOf(session) }),
  },
];
