import type { Session } from '../store/react.tsx';
import { codebookCommands } from './codebook.ts';
import { codesCommands } from './codes.ts';
import type { Command } from './command.ts';
import { compareCommands } from './compare.ts';
import { editingCommands } from './editing.ts';
import { exemplarsCommands } from './exemplars.ts';
import { memosCommands } from './memos.ts';
import { peopleCommands } from './people.ts';
import { pilesCommands } from './piles.ts';
import { projectCommands } from './project.ts';
import { readingCommands } from './reading.ts';
import { trailCommands } from './trail.ts';
import { transcriptCommands } from './transcript.ts';
import { windowCommands } from './window.ts';

/** Everything that can be done: the one table behind palette, keys and key sheet. */
export const commands: readonly Command[] = [
  ...editingCommands,
  ...transcriptCommands,
  ...readingCommands,
  ...codesCommands,
  ...pilesCommands,
  ...compareCommands,
  ...codebookCommands,
  ...exemplarsCommands,
  ...peopleCommands,
  ...memosCommands,
  ...trailCommands,
  ...projectCommands,
  ...windowCommands,
];

/** `focused` as in `Command.when`. */
export const canRun = (command: Command, session: Session, focused?: Element | null): boolean =>
  command.when?.(session, focused) ?? true;

/** Runs the command with this id, if it can be done now. */
export function runCommand(id: string, session: Session): void {
  const command = commands.find((one) => one.id === id);
  if (command && canRun(command, session)) void command.run(session);
}
