import type { Checked } from '@shared/contract/index.ts';
import type { tracing } from '@shared/contract/tracing.ts';
import type { CallContext, Handlers } from '@shared/rpc/server.ts';
import { asItStands } from '../db/as-it-stands.ts';
import { createUndone, readStacks } from '../db/history.ts';
import type { Db } from '../db/open.ts';
import { list } from '../db/rows.ts';
import { auditCsv, auditJson, auditMd } from '../export/audit.ts';
import { auditDocx } from '../export/audit-docx.ts';
import { auditRows } from '../export/audit-rows.ts';
import { fileName } from '../export/file-name.ts';
import { partOf } from '../export/pause.ts';
import type { Parts } from '../host.ts';
import { bringBack, previewBringBack } from '../repositories/trail/bring-back.ts';
import { evidenceAbove, evidenceBelow } from '../repositories/trail/evidence.ts';
import { lastUntil, listTrail } from '../repositories/trail/trail.ts';
import { createTrailIndex } from '../repositories/trail/trail-index.ts';
import { readTrail } from '../repositories/trail/trail-read.ts';
import { codeAsOf } from '../repositories/trail/versions.ts';
import { codeStory } from '../repositories/trail/versions-story.ts';
import { pauseOf } from './pausing.ts';

/** The audit trail: what was done, bringing back, codes as they were, and chains of evidence. */
export function tracingHandlers(parts: Parts): Pick<Handlers, keyof typeof tracing> {
  const { db } = parts;
  const index = createTrailIndex(db);
  return {
    'trail.list': (wanted) => listTrail(parts, index, wanted),
    'trail.read': ({ revision }) => readTrail(parts, index, revision),
    'trail.preview': (wanted) => previewBringBack(parts, index, wanted),
    'trail.bringBack': (wanted) => bringBack(parts, index, wanted),
    'codes.asOf': ({ codeId, at, limit }) =>
      codeAsOf(db, index, codeId, typeof at === 'string' ? lastUntil(parts, at) : at.revision, limit),
    'codes.story': ({ codeId }) => codeStory(parts, index, codeId),
    'evidence.below': (wanted) => evidenceBelow(db, wanted),
    'evidence.above': (wanted) => evidenceAbove(db, wanted),
    'export.audit': async (wanted, context) => {
      const title = list(db.orm, 'project')[0]?.title ?? '';
      return {
        name: fileName(title, 'audit trail', wanted.format),
        mediaType: MEDIA[wanted.format],
        bytes: await asItStands(db, (still) => auditFile(asOf(parts, still), title, wanted, context)),
      };
    },
  };
}

const MEDIA = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
} as const;

/** The log as it stands in `still`: up to which change, and which of them are undone. */
function asOf(parts: Parts, still: Db): Parts {
  const undone = createUndone();
  readStacks(still.orm, undone);
  const revision = parts.revision();
  return { ...parts, db: still, revision: () => revision, isUndone: (one) => undone.has(one) };
}

/** Word takes minutes to open more. */
const MOST_IN_A_DOCUMENT = 20_000;

async function auditFile(
  parts: Parts,
  title: string,
  { format, ...filter }: Checked<'export.audit'>,
  context: CallContext,
): Promise<Uint8Array> {
  const index = createTrailIndex(parts.db);
  const all = parts.revision();
  const pause = pauseOf(context);
  const reading = partOf(pause, 0, format === 'docx' ? 0.5 : 1);
  const rows = await auditRows(
    parts,
    index,
    filter,
    (done) => reading(done / all),
    format === 'docx' ? MOST_IN_A_DOCUMENT : undefined,
  );
  const edition = { title, date: parts.clock().slice(0, 10) };
  const utf8 = (text: string) => new TextEncoder().encode(text);
  switch (format) {
    case 'csv':
      return utf8(auditCsv(rows));
    case 'json':
      return utf8(auditJson(edition, rows));
    case 'md':
      return utf8(auditMd(edition, rows));
    case 'docx':
      return auditDocx(edition, rows, partOf(pause, 0.5, 1));
  }
}
