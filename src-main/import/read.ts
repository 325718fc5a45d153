import { fail, ok, Refusal, type Result } from '@shared/contract/failure.ts';
import { decodeText } from './decode.ts';
import { readDocx } from './docx.ts';
import { refuseLargeFile } from './limits.ts';
import type { Source } from './lines.ts';
import { readMarkdown } from './markdown.ts';
import type { Reading } from './reading.ts';
import { readText } from './text.ts';
import { toTurns } from './turns.ts';

export type { Reading, ReadRegion, ReadSpeaker, ReadTurn } from './reading.ts';

type Format = { mediaType: string; read: (name: string, bytes: Uint8Array) => Source | Promise<Source> };

const plain: Format = {
  mediaType: 'text/plain',
  read: (name, bytes) => readText(name, decodeText(name, bytes)),
};
const markdown: Format = {
  mediaType: 'text/markdown',
  read: (name, bytes) => readMarkdown(name, decodeText(name, bytes)),
};
const word: Format = {
  mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  read: readDocx,
};
const FORMATS = new Map<string, Format>([
  ['txt', plain],
  ['text', plain],
  ['md', markdown],
  ['markdown', markdown],
  ['docx', word],
]);

/**
 * Reads one file by the ending of its name. Fails with `unreadable` (not of a kind that is read, not what its name
 * says, damaged, without words) or `too_large`; the message names the file and says what to do. Anything else that is
 * thrown is a defect.
 */
export async function readFile(name: string, bytes: Uint8Array): Promise<Result<Reading>> {
  const file = name.replace(/^.*[/\\]/, '');
  try {
    const format = formatOf(file);
    refuseLargeFile(file, bytes.length);
    if (bytes.length === 0) throw wordless(file);
    const source = await format.read(file, bytes);
    const transcribed = toTurns(source);
    if (!HAS_CHARACTERS.test(transcribed.text)) throw wordless(file);
    return ok({ title: source.title ?? stem(file), ...transcribed, mediaType: format.mediaType });
  } catch (error) {
    if (error instanceof Refusal) return fail(error.failure.code, error.failure.message);
    throw error;
  }
}

/** Something to see: zero-width characters are not white space to JavaScript. */
const HAS_CHARACTERS = /[^\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/u;

function formatOf(file: string): Format {
  const ending = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase();
  const format = ending === undefined ? undefined : FORMATS.get(ending);
  if (format) return format;
  const advice = ADVICE.get(ending ?? '');
  throw new Refusal(
    'unreadable',
    `${file} is not of a kind that Groundwork reads: .txt, .md and .docx.${advice === undefined ? '' : ` ${advice}`}`,
  );
}

const INTO_WORD = 'Open it in Word or LibreOffice and save it as .docx.';
const SUBTITLES = 'Export it as plain text from the program that made it, or save it as .txt.';
/** What can be done with files of other kinds, by their ending. */
const ADVICE: ReadonlyMap<string, string> = new Map([
  ...['doc', 'odt', 'rtf', 'pages', 'html', 'htm'].map((ending) => [ending, INTO_WORD] as const),
  ...['vtt', 'srt'].map((ending) => [ending, SUBTITLES] as const),
  [
    'pdf',
    'Copy its text into a Word document, or export it as text. If it is a scan, have its text recognised first.',
  ],
  ...['mp3', 'm4a', 'wav', 'mp4', 'mov'].map(
    (ending) => [ending, 'Have it transcribed first, and import the transcript.'] as const,
  ),
]);

const wordless = (file: string): Refusal =>
  new Refusal(
    'unreadable',
    `${file} has no words.${/\.docx$/i.test(file) ? ' If it is a scan, have its text recognised first.' : ''}`,
  );

const stem = (file: string): string => file.replace(/\.[^.]+$/, '').trim() || file;
