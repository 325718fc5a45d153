import type { Id } from '@shared/contract/index.ts';
import { list } from '../db/rows.ts';
import type { Host } from '../host.ts';
import { wrongIn, type SampleFiles } from './sample-files.ts';
import { passageOf, type Codes, type Coders } from './sample-transcripts.ts';

/** One change for each memo; it bears the day it was written. */
export function addMemos({ parts }: Host, { memos }: SampleFiles, known: { coders: Coders; codes: Codes }) {
  const { orm } = parts.db;
  memos.forEach(({ kind, title, body, coder: initials, date, on }, i) => {
    const wrong = (what: string) => wrongIn('memos.json', `${i} (“${title}”)`, what);
    const coder = known.coders.get(initials);
    if (!coder) throw wrong(`study.json has no coder ${initials}`);
    const missing = (key: string) => wrong(`there is no ${on.type} ${key}`);
    const place = (): { targetId: Id; start: number | null; end: number | null } => {
      if (on.type === 'passage') {
        const transcript = list(orm, 'transcript').find((row) => row.title === on.key.transcript);
        if (!transcript) throw missing(on.key.transcript);
        return { targetId: transcript.id, ...passageOf(transcript.text, on.key.words, wrong) };
      }
      const targetId = targetOf(on.type, on.key);
      if (targetId === undefined) throw missing(on.key);
      return { targetId, start: null, end: null };
    };
    const link = place();
    const at = `${date}T18:00:00.000Z`;
    parts.coder.choose(coder.id);
    parts.write({ kind: 'memos.add', label: `Wrote memo “${title}”` }, (tx) => {
      const memo = {
        kind,
        title,
        body: '',
        plainText: body,
        coderId: coder.id,
        createdAt: at,
        updatedAt: at,
        sectionId: null,
        place: 0,
      };
      const { id: memoId } = tx.insert('memo', { ...memo, guid: parts.newGuid() });
      tx.insert('memoLink', { memoId, target: on.type, ...link, role: 'on', anchor: '' });
    });
  });

  function targetOf(
    type: 'project' | 'case' | 'participant' | 'transcript' | 'code',
    key: string,
  ): Id | undefined {
    switch (type) {
      case 'project':
        return list(orm, 'project')[0]?.id;
      case 'case':
        return list(orm, 'studyCase').find((row) => row.code === key)?.id;
      case 'participant': {
        const cases = new Map(list(orm, 'studyCase').map((row) => [row.id, row.code]));
        return list(orm, 'participant').find((row) => (cases.get(row.caseId) ?? '') + row.code === key)?.id;
      }
      case 'transcript':
        return list(orm, 'transcript').find((row) => row.title === key)?.id;
      case 'code':
        return known.codes.get(key);
    }
  }
}
