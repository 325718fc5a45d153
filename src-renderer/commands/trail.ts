import type { Session } from '../store/react.tsx';
import { WHOLE_TRAIL } from '../store/view.ts';
import { backToChain, chainDown, chainUp } from '../trail/chain.ts';
import { exportTrail, EXPORTS } from '../trail/export.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

const said = words.trail;
const codeOf = ({ view, store }: Session) => {
  const { room, codeIds } = view.get();
  const id = room === 'code' || room === 'codebook' ? codeIds.at(-1) : undefined;
  return id !== undefined && store.get().tables.code.has(id) ? id : null;
};
const hasPassage = ({ view }: Session) => {
  const { room, transcriptId, selection, codingId } = view.get();
  const isSelected = selection !== null && selection.start < selection.end;
  return room === 'code' && transcriptId !== null && (codingId !== null || isSelected);
};

export const trailCommands: readonly Command[] = [
  {
    id: 'trail.chainUp',
    title: said.chainUp,
    group: 'trail',
    keys: ['Mod+Shift+E'],
    when: hasPassage,
    run: chainUp,
  },
  {
    id: 'trail.chainDown',
    title: said.chainDown,
    group: 'trail',
    keys: ['Mod+Shift+E'],
    when: (session) => codeOf(session) !== null,
    run: (session) => {
      const codeId = codeOf(session);
      if (codeId !== null) chainDown(session, codeId);
    },
  },
  {
    id: 'trail.chainBack',
    title: said.chainBack,
    group: 'trail',
    keys: ['Mod+Shift+B'],
    inFields: true,
    when: ({ view }) => view.get().chain !== null,
    run: backToChain,
  },
  {
    id: 'trail.code',
    title: said.trailOfCode,
    group: 'trail',
    when: (session) => codeOf(session) !== null,
    run: (session) => {
      session.view.set({ room: 'trail', trail: { ...WHOLE_TRAIL, codeId: codeOf(session) } });
    },
  },
  ...EXPORTS.map((format): Command => ({
    id: `trail.export.${format}`,
    title: said.exportCommand(said.exportAs[format]),
    group: 'trail',
    run: (session) => exportTrail(session, format, {}),
  })),
];
