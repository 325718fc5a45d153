import type { Codebook, FileOut } from '@shared/contract/index.ts';
import type { Handlers } from '@shared/rpc/server.ts';
import { asItStands } from '../db/as-it-stands.ts';
import { list } from '../db/rows.ts';
import { codebookDocx } from '../export/codebook-docx.ts';
import { codebookHtml } from '../export/codebook-html.ts';
import { codebookJson } from '../export/codebook-json.ts';
import { codebookMd } from '../export/codebook-md.ts';
import { codingsFile } from '../export/codings.ts';
import { comparisonsFile } from '../export/comparisons.ts';
import { fileName } from '../export/file-name.ts';
import type { Pause } from '../export/pause.ts';
import { transcriptJson, transcriptOut, transcriptTxt } from '../export/transcript.ts';
import type { Parts } from '../host.ts';
import { readCodebook } from '../repositories/codebook.ts';
import { pauseOf } from './pausing.ts';

type Calls = 'codebook.read' | `export.${'codebook' | 'codings' | 'comparisons' | 'transcript'}`;

/** What each ending is to whoever receives the file. */
export const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  txt: 'text/plain;charset=utf-8',
} as const;

/** The codebook as the window shows it, and the files that leave the program, named after the project. */
export function exportHandlers(parts: Parts): Pick<Handlers, Calls> {
  const { db } = parts;
  const title = () => list(db.orm, 'project')[0]?.title ?? '';
  const edition = () => ({ date: parts.clock().slice(0, 10) });
  const named = (what: string, format: keyof typeof MEDIA, bytes: Uint8Array): FileOut => ({
    name: fileName(title(), what, format),
    mediaType: MEDIA[format],
    bytes,
  });
  // What is written in parts is read of the moment it was asked for; the codebook is read at once.
  return {
    'codebook.read': (options) => readCodebook(db, options),
    'export.codebook': async ({ format, ...options }, context) => {
      const codebook = readCodebook(db, options);
      return named('codebook', format, await codebookFile(codebook, format, edition(), pauseOf(context)));
    },
    'export.codings': async (options, context) =>
      named(
        'codings',
        options.format,
        await asItStands(db, (still) => codingsFile(still, options, pauseOf(context))),
      ),
    'export.comparisons': async ({ format }, context) => {
      const bytes = await asItStands(db, (still) =>
        comparisonsFile(still, format, { title: title(), ...edition() }, pauseOf(context)),
      );
      return named('comparisons', format, bytes);
    },
    'export.transcript': ({ id, format }) => {
      const transcript = transcriptOut(db, id);
      const written = format === 'txt' ? transcriptTxt(transcript) : transcriptJson(transcript);
      return { name: fileName(transcript.title, '', format), mediaType: MEDIA[format], bytes: utf8(written) };
    },
  };
}

async function codebookFile(
  codebook: Codebook,
  format: 'docx' | 'html' | 'md' | 'json',
  edition: { date: string },
  pause: Pause,
): Promise<Uint8Array> {
  switch (format) {
    case 'docx':
      return codebookDocx(codebook, edition, pause);
    case 'html':
      return utf8(codebookHtml(codebook, edition));
    case 'md':
      return utf8(codebookMd(codebook, edition));
    case 'json':
      return utf8(codebookJson(codebook));
  }
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
