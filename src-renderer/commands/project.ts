import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

async function step(session: Session, way: 'undo' | 'redo') {
  const done = await session.act(way === 'undo' ? 'history.undo' : 'history.redo', {});
  if (done) session.say(words.shell[way === 'undo' ? 'undone' : 'redone'](done.label));
}

const writable = ({ store }: Session) => !store.get().readOnly;

export const projectCommands: readonly Command[] = [
  {
    id: 'project.undo',
    title: words.shell.undo,
    group: 'project',
    keys: ['Mod+Z'],
    when: (session) => writable(session) && session.store.get().history.undo !== null,
    run: (session) => step(session, 'undo'),
  },
  {
    id: 'project.redo',
    title: words.shell.redo,
    group: 'project',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: (session) => writable(session) && session.store.get().history.redo !== null,
    run: (session) => step(session, 'redo'),
  },
  {
    id: 'project.import',
    title: words.shell.importFiles,
    group: 'project',
    keys: ['Mod+I'],
    when: writable,
    run: ({ view }) => view.set({ overlay: 'import' }),
  },
  {
    id: 'project.rename',
    title: words.shell.renameStudy,
    group: 'project',
    when: writable,
    run: ({ view }) => view.set({ overlay: 'title' }),
  },
  {
    id: 'project.addCoder',
    title: words.shell.addCoder,
    group: 'project',
    when: writable,
    run: ({ view }) => view.set({ overlay: 'coder' }),
  },
  {
    id: 'project.check',
    title: words.shell.checkProject,
    group: 'project',
    run: async (session) => {
      const findings = await session.act('project.check', {});
      if (!findings) return;
      const [first] = findings;
      if (!first) session.say(words.shell.checked);
      else session.show({ code: 'damaged', message: words.shell.found(findings.length, first.message) });
    },
  },
];
