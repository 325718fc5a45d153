import { codebook } from './codebook.ts';
import { codes } from './codes.ts';
import { compare } from './compare.ts';
import { editing } from './editing.ts';
import { exemplars } from './exemplars.ts';
import { imports } from './imports.ts';
import { memos } from './memos.ts';
import { people } from './people.ts';
import { piles } from './piles.ts';
import { reading } from './reading.ts';
import { replacing } from './replacing.ts';
import { revising } from './revising.ts';
import { shell } from './shell.ts';
import { trail } from './trail.ts';
import { transcript } from './transcript.ts';

/**
 * Every text of the interface, by room: strings, and functions where a number or name stands in them. A translation
 * is another object of the same type.
 */
export const words = {
  shell,
  transcript,
  reading,
  editing,
  replacing,
  revising,
  codes,
  compare,
  piles,
  codebook,
  exemplars,
  people,
  imports,
  memos,
  trail,
};
