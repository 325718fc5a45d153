import { z } from 'zod';
import { fail, ok, type Result } from '../contract/failure.ts';

/**
 * What a memo's body may hold: a closed list of Lexical's node types in the shape that Lexical reads and writes. Keys
 * that are not listed are let go, so that two bodies that say the same are the same JSON.
 */

/** A body is at most so long, in UTF-16 units of its JSON: some hundred pages of memo. */
export const LONGEST_BODY = 600_000;
/** Lists in lists and what holds them; deeper than anybody writes, shallow enough to walk. */
const DEEPEST = 40;

export const BOLD = 1;
export const ITALIC = 2;

const version = z.literal(1).catch(1);
const element = {
  direction: z.null().catch(null),
  format: z.literal('').catch(''),
  indent: z.int().min(0).max(DEEPEST).catch(0),
  version,
};
/** Says which link of the memo a node's place is kept by; made by whoever puts the node in. */
const anchor = z.string().regex(/^[\w-]{1,64}$/);
const id = z.int().positive();
const offset = z.int().min(0);

const text = z.object({
  type: z.literal('text'),
  text: z.string(),
  /** `BOLD`, `ITALIC`, both or neither. */
  format: z.int().min(0).max(BOLD | ITALIC).default(0), // prettier-ignore
  detail: z.literal(0).catch(0),
  mode: z.literal('normal').catch('normal'),
  style: z.literal('').catch(''),
  version,
});
const tab = z.object({ ...text.shape, type: z.literal('tab') });
const lineBreak = z.object({ type: z.literal('linebreak'), version });

const MENTIONABLE = ['code', 'participant', 'case', 'transcript', 'memo'] as const;
const mention = z.object({
  type: z.literal('mention'),
  version,
  anchor,
  target: z.enum(MENTIONABLE),
  targetId: id,
  /** What it was called when the memo was last written; shown only when it has gone. */
  name: z.string().max(1_000),
});
/** `targetId`, `start` and `end` put it in its place once; from then on the memo's link with its anchor knows the place. */
const quotation = z.object({
  type: z.literal('quotation'),
  version,
  anchor,
  /** For a passage `targetId` is the transcript. */
  target: z.enum(['coding', 'passage']),
  targetId: id,
  start: offset,
  end: offset,
  /** As it read when the memo was last written; shown, and marked as such, only when its place has gone. */
  words: z.string().max(200_000),
  identifier: z.string().max(1_000),
});

const inline = z.discriminatedUnion('type', [text, tab, lineBreak, mention]);
const paragraph = z.object({ type: z.literal('paragraph'), ...element, children: z.array(inline) });
const heading = z.object({
  type: z.literal('heading'),
  tag: z.enum(['h1', 'h2', 'h3']),
  ...element,
  children: z.array(inline),
});
const listFields = {
  type: z.literal('list'),
  listType: z.enum(['bullet', 'number']),
  start: z.int().min(0).max(1_000_000).catch(1),
  tag: z.enum(['ul', 'ol']),
  ...element,
};
const itemFields = { type: z.literal('listitem'), value: z.int().min(0).catch(1), ...element };

export type Text = z.output<typeof text>;
export type Mention = z.output<typeof mention>;
export type Quotation = z.output<typeof quotation>;
export type Inline = z.output<typeof inline>;
export type List = z.output<z.ZodObject<typeof listFields>> & { children: Item[] };
export type Item = z.output<z.ZodObject<typeof itemFields>> & { children: (Inline | List)[] };

const list: z.ZodType<List> = z.lazy(() => z.object({ ...listFields, children: z.array(item) }));
const item: z.ZodType<Item> = z.lazy(() =>
  z.object({ ...itemFields, children: z.array(z.union([inline, list])) }),
);
const body = z.object({
  root: z.object({
    type: z.literal('root'),
    ...element,
    children: z.array(z.union([paragraph, heading, quotation, list])),
  }),
});
export type Body = z.output<typeof body>;
export type Block = Body['root']['children'][number];

/** The body that a JSON says, in its one form; `invalid` with what is wrong, `too_large` beyond `LONGEST_BODY`. */
export function readBody(json: string): Result<Body> {
  if (json.length > LONGEST_BODY)
    return fail('too_large', 'This memo is too long to be kept as one. Part it into several memos.');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return fail('invalid', 'This memo’s text is no JSON.');
  }
  if (isTooDeep(value))
    return fail('invalid', 'This memo’s text is nested deeper than a memo can be: part its lists.');
  const read = body.safeParse(value);
  if (read.success) return ok(read.data);
  return fail('invalid', `This memo holds something that a memo cannot hold: ${wrongIn(read.error)}.`);
}

const wrongIn = (error: z.ZodError): string =>
  error.issues
    .slice(0, 1)
    .map((issue) => `${issue.path.join('.') || 'root'}: ${issue.message}`)
    .join('');

/** Whether children stand in children more than `DEEPEST` times; walks without recursion, since it may be anything. */
function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > 2 * DEEPEST) return true;
    level = level.flatMap((one) => (typeof one === 'object' && one !== null ? Object.values(one) : []));
  }
  return false;
}

const PLAIN = { direction: null, format: '' as const, indent: 0, version: 1 as const };

/** A body around blocks. */
export const bodyWith = (children: Block[]): Body => ({ root: { type: 'root', ...PLAIN, children } });

/** Plain text as a body: a paragraph for each line. */
export const bodyOfPlain = (plain: string): Body =>
  bodyWith(
    plain.split(/\r\n?|\n/).map((line) => ({
      type: 'paragraph',
      ...PLAIN,
      children:
        line === ''
          ? []
          : [{ type: 'text', text: line, format: 0, detail: 0, mode: 'normal', style: '', version: 1 }],
    })),
  );

/** A memo's body, whether it has one of its own or is plain text; a damaged one is read as its plain text. */
export function bodyOf(memo: { body: string; plainText: string }): Body {
  const read = memo.body === '' ? null : readBody(memo.body);
  return read?.ok ? read.value : bodyOfPlain(memo.plainText);
}
