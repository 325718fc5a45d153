import { askForCandidates } from '../exemplars/ask.ts';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

export const exemplarsCommands: readonly Command[] = [
  {
    id: 'exemplars.find',
    title: words.exemplars.findCommand,
    group: 'exemplars',
    keys: ['/'],
    when: ({ view, store }) => view.get().room === 'exemplars' && !store.get().readOnly,
    run: askForCandidates,
  },
];
