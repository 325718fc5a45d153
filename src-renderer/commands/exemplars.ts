import type { Command } from './command.ts';

export const exemplarsCommands: readonly Command[] = [];
