export * from './color.ts';
export * from './move.ts';
export * from './relevel.ts';
export * from './retire.ts';
export * from './tree.ts';
