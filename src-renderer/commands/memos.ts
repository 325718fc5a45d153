import { words } from '../words/index.ts';
import type { Command } from './command.ts';

export const memosCommands: readonly Command[] = [
  {
    id: 'memos.onPassage',
    title: words.memos.onPassageCommand,
    group: 'memos',
    // With words selected a letter begins the name of a code.
    keys: ['M', 'Alt+M'],
    when: ({ store, view }) => {
      const { room, transcriptId, selection } = view.get();
      return !store.get().readOnly && room === 'code' && transcriptId !== null && selection !== null;
    },
    run: ({ view }) => view.set({ overlay: 'memo' }),
  },
  {
    id: 'memos.onStudy',
    title: words.memos.onStudyCommand,
    group: 'memos',
    when: ({ store }) => !store.get().readOnly,
    run: async (session) => {
      const [project] = session.store.get().tables.project.keys();
      if (project === undefined) return;
      const memo = await session.act('memos.add', {
        kind: 'theoretical',
        title: '',
        plainText: '',
        on: [{ target: 'project', targetId: project }],
      });
      if (memo) session.view.set({ room: 'memos', memoId: memo.id, overlay: 'none' });
    },
  },
];
