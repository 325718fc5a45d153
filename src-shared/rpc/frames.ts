import { decode, encode, ExtensionCodec } from '@msgpack/msgpack';

/** The largest message that a socket takes, in bytes. Whoever sends more loses the connection: check before. */
export const MAX_FRAME_BYTES = 64 * 1024 * 1024;

/** So deep may things stand in one another: codes under codes in a codebook, lists in lists in a memo. */
const DEEPEST = 1_000;

/** A message as bytes for a socket. Fields that are `undefined` are left out, as the schemas expect. */
export const encodeFrame = (message: unknown): Uint8Array<ArrayBuffer> => encode(message, OPTIONS);

/** The message again. Throws on bytes that are no message. */
export const decodeFrame = (bytes: Uint8Array): unknown =>
  // A plain view, because Node's Buffer would make every byte array inside a Buffer too.
  decode(new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength), OPTIONS);

/**
 * Most of what is sent is long lists of things with the same fields: those go as columns, each field's name once. A list of
 * 3,000 incidents is a third of the bytes so, and read in half the time.
 */
const LIST = 1;
/** Of a shorter list the columns would save nothing. */
const SHORTEST = 8;

type Row = Record<string, unknown>;

const extensionCodec = new ExtensionCodec();
const OPTIONS = { ignoreUndefined: true, maxDepth: DEEPEST, extensionCodec };
extensionCodec.register({
  type: LIST,
  encode(value) {
    if (!Array.isArray(value) || value.length < SHORTEST) return null;
    const fields = fieldsOfAll(value);
    if (!fields) return null;
    const rows = value as Row[];
    return encode([fields, ...fields.map((field) => rows.map((row) => row[field]))], OPTIONS);
  },
  decode(bytes) {
    const [fields, ...columns] = read(bytes);
    return (columns[0] ?? []).map((_, at) => {
      const row: Row = {};
      for (const [i, field] of fields.entries()) row[field] = columns[i]?.[at];
      return row;
    });
  },
});

/** Field names, and a column of values for each. Throws where they do not fit each other. */
function read(bytes: Uint8Array): [string[], ...unknown[][]] {
  const found = decode(bytes, OPTIONS);
  const [fields, ...columns]: unknown[] = Array.isArray(found) ? found : [];
  const fits =
    Array.isArray(fields) &&
    fields.length === columns.length &&
    fields.every((field) => typeof field === 'string' && field !== '__proto__') &&
    columns.every((column) => Array.isArray(column) && column.length === (columns[0] as unknown[]).length);
  if (!fits) throw new RangeError('A list in a message is broken.');
  return found as [string[], ...unknown[][]];
}

/** The fields of every thing of a list, when all have the same, in one order, and a value in each; null otherwise. */
function fieldsOfAll(list: readonly unknown[]): string[] | null {
  const fields = isPlain(list[0]) ? Object.keys(list[0]) : [];
  if (fields.length === 0 || fields.includes('__proto__')) return null;
  for (const row of list) {
    if (!isPlain(row)) return null;
    let at = 0;
    for (const field in row) if (fields[at++] !== field || row[field] === undefined) return null;
    if (at !== fields.length) return null;
  }
  return fields;
}

const isPlain = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
