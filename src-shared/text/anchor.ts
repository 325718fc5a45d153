import type { Edit } from './edit.ts';
import { mappingOf, type Mapping } from './mapping.ts';
import type { Span } from './span.ts';

/**
 * What an edit made of a passage. `kept`: it stands on the very words it stood on. `changed`: words within it came or
 * went. `lost`: none of its words is left, and a person must say where it belongs.
 */
type Mapped = { kind: 'kept' | 'changed'; span: Span } | { kind: 'lost' };

const LETTER = /[\p{L}\p{N}]/u;

/**
 * A passage through an edit. Its start holds to the character after it and its end to the character before it, so
 * typing at an edge never makes it longer. Give `text`, the old one, to count a passage as lost as well when only its
 * spaces and punctuation are left. An empty passage is lost when it lay inside removed text.
 */
export function mapSpan(edit: Edit | Mapping, span: Span, text?: string): Mapped {
  const mapping = 'offset' in edit ? edit : mappingOf(edit);
  if (span.start >= span.end) return mapPlace(mapping, span.start);

  let kind: 'kept' | 'changed' = 'kept';
  let at = span.start;
  let left = '';
  for (let i = mapping.firstEndingAt(span.start); i < mapping.edit.length; i++) {
    const op = mapping.edit[i];
    if (!op || op.at >= span.end) break;
    const end = op.at + op.remove;
    if (end <= span.start) continue;
    if (op.at <= span.start && end >= span.end) return { kind: 'lost' };
    kind = 'changed';
    if (text !== undefined) left += text.slice(at, Math.max(at, op.at));
    at = end;
  }
  if (kind === 'changed' && text !== undefined) {
    left += text.slice(at, Math.max(at, span.end));
    if (!LETTER.test(left) && LETTER.test(text.slice(span.start, span.end))) return { kind: 'lost' };
  }
  return { kind, span: { start: mapping.offset(span.start, 1), end: mapping.offset(span.end, -1) } };
}

function mapPlace(mapping: Mapping, offset: number): Mapped {
  const op = mapping.edit[mapping.firstEndingAt(offset)];
  if (op && op.at < offset && offset < op.at + op.remove) return { kind: 'lost' };
  const place = mapping.offset(offset, -1);
  return { kind: 'kept', span: { start: place, end: place } };
}
