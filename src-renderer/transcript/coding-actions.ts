import type { Code, CodeOrigin, Coding, Id } from '@shared/contract/index.ts';
import type { Span } from '@shared/text/span.ts';
import type { Session } from '../store/react.tsx';
import { folded } from './matching.ts';
import { noteUse } from './recents.ts';

/** With what a passage is coded: a code there is, or one to be made. */
export type Choice = { code: Id } | { name: string; origin: CodeOrigin };

/** The code in use that has this name, but for accents, case and white space. */
export function codeNamed(codes: Iterable<Code>, name: string): Code | null {
  const wanted = folded(name);
  for (const code of codes) if (code.retiredAt === null && folded(code.name) === wanted) return code;
  return null;
}

/** Codes a passage of a text, as it was at a revision, and remembers the code as recent. A failure is shown and gives null. */
export async function codePassage(
  session: Session,
  { transcriptId, textRevision }: { transcriptId: Id; textRevision: number },
  passage: Span,
  choice: Choice,
): Promise<Coding | null> {
  const coding = await session.act('codings.add', {
    transcriptId,
    start: passage.start,
    end: passage.end,
    textRevision,
    code:
      'code' in choice
        ? { id: choice.code }
        : { add: { name: choice.name, origin: choice.origin, parentId: null, level: 'code' } },
  });
  const code = coding && session.store.get().tables.code.get(coding.codeId);
  if (code) noteUse(session, code.guid);
  return coding;
}

/**
 * Chooses a coding as an exemplar, a candidate too, or takes that back. Returns whether it is chosen now; null when it
 * failed.
 */
export async function toggleExemplar(session: Session, codingId: Id): Promise<boolean | null> {
  for (const exemplar of session.store.get().tables.exemplar.values())
    if (exemplar.codingId === codingId && exemplar.standing === 'candidate')
      return (await session.act('exemplars.setStanding', { ids: [exemplar.id], standing: 'chosen' }))
        ? true
        : null;
    else if (exemplar.codingId === codingId)
      return (await session.act('exemplars.remove', { id: exemplar.id })) ? false : null;
  return (await session.act('exemplars.add', { codingId })) ? true : null;
}
