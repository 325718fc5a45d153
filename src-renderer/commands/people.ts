import { words } from '../words/index.ts';
import type { Command } from './command.ts';

export const peopleCommands: readonly Command[] = [
  {
    id: 'people.addCase',
    title: words.people.addCaseCommand,
    group: 'people',
    when: ({ store }) => !store.get().readOnly,
    run: ({ view }) => view.set({ room: 'people', overlay: 'case' }),
  },
];
