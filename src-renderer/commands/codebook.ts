import type { Command } from './command.ts';

export const codebookCommands: readonly Command[] = [];
