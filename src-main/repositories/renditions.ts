import { render, type Rendition } from '@shared/text/quotation.ts';
import { z } from 'zod';

const stored = z.object({
  cuts: z.array(z.object({ start: z.int().min(0), end: z.int().min(0), with: z.string().nullable() })),
});

/** An exemplar's stored rendition, or null when it is not one (a damaged file; `check` says so). */
export function readRendition(json: string): Rendition | null {
  try {
    return stored.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** What an exemplar says: its rendition done to the coding's words. A damaged rendition gives the words uncut. */
export function quotationOf(words: string, json: string): string {
  const rendition = readRendition(json);
  return rendition ? render(words, rendition) : words;
}
