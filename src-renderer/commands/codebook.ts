import { exportCodebook, exportCodings } from '../codebook/export.ts';
import { nextLook } from '../codebook/next-look.ts';
import type { Session } from '../store/react.tsx';
import { words } from '../words/index.ts';
import type { Command } from './command.ts';

const t = words.codebook;
const hasCodes = ({ store }: Session) => store.get().tables.code.size > 0;

/** The codebook and codings as files, from anywhere. */
export const codebookCommands: readonly Command[] = [
  {
    id: 'codebook.nextLook',
    title: words.editing.commands.nextLook,
    group: 'codebook',
    when: ({ store }) => [...store.get().tables.exemplar.values()].some((row) => row.checkedRevision === 0),
    run: nextLook,
  },
  ...(['docx', 'html', 'md', 'json'] as const).map((format): Command => ({
    id: `codebook.export.${format}`,
    title: `${t.export}: ${t.exportAs[format]}`,
    group: 'codebook',
    when: hasCodes,
    run: (session) => exportCodebook(session, format),
  })),
  ...(['csv', 'json'] as const).map((format): Command => ({
    id: `codings.export.${format}`,
    title: `${t.export}: ${t.exportCodings[format]}`,
    group: 'codebook',
    when: hasCodes,
    run: (session) => exportCodings(session, format),
  })),
];
