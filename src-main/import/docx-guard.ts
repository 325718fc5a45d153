import { SaxesParser } from 'saxes';
import { MAX_DEPTH, MAX_ELEMENTS, MAX_OPEN_FIELDS } from './limits.ts';

/** Bytes given to the parser at a time, so that it stops soon after a limit is passed. */
const CHUNK = 262_144;

/**
 * Looks through one XML part before a tree is built of it, which costs far more memory than the text. `not XML` when
 * it is not well formed; `too much` when elements, nesting or open fields pass the limits; else the elements counted.
 */
export function weighXml(bytes: Uint8Array, allowed = MAX_ELEMENTS): number | 'not XML' | 'too much' {
  const parser = new SaxesParser();
  let elements = 0;
  let depth = 0;
  let fields = 0;
  let isBroken = false;
  let isTooMuch = false;
  parser.on('opentag', ({ name, attributes }) => {
    elements++;
    depth++;
    if (name.endsWith('fldChar')) {
      const type = Object.entries(attributes).find(([key]) => key.endsWith('fldCharType'))?.[1];
      if (type === 'begin') fields++;
      if (type === 'end') fields = Math.max(0, fields - 1);
    }
    if (elements > allowed || depth > MAX_DEPTH || fields > MAX_OPEN_FIELDS) isTooMuch = true;
  });
  parser.on('closetag', () => depth--);
  // A document type can define entities; Word never writes one.
  parser.on('doctype', () => (isBroken = true));
  parser.on('error', () => (isBroken = true));
  const decoder = new TextDecoder(bytes[0] === 0xff || bytes[0] === 0xfe ? 'utf-16' : 'utf-8');
  for (let at = 0; at < bytes.length && !isBroken && !isTooMuch; at += CHUNK)
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
  if (!isBroken && !isTooMuch) parser.close();
  return isTooMuch ? 'too much' : isBroken ? 'not XML' : elements;
}
