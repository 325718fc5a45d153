import { useRef, useState } from 'react';
import type { BenchIncident, Id, Input } from '@shared/contract/index.ts';
import { basisOf } from '../../store/bench-look.ts';
import { useSession } from '../../store/react.tsx';
import { codesThere, setBench } from '../bench.ts';

export type GivenVerdict = Input<'comparisons.decide'>['verdict'];
/** What was compared: incidents, or codes laid side by side as such. */
export type Subject = { incidents: readonly BenchIncident[]; codeIds: readonly Id[] };
/** What a dialog is given that asks for the rest of a verdict; `decide` gives it, and is false when it failed. */
export type Asking = {
  subject: Subject;
  decide: (verdict: GivenVerdict) => Promise<boolean>;
  onClose: () => void;
};
/** The verdict that was given last: as undo calls it, and where its record is. */
export type Done = { label: string; comparisonId: Id };

/**
 * Gives a verdict: one write that does it and keeps the comparison. What was picked is let go and the reason with it;
 * the question stays for the next. False when it failed, which has been shown, and while another is on its way: a key
 * that is pressed twice gives one verdict.
 */
export function useDecide(subject: Subject): {
  done: Done | null;
  decide: (verdict: GivenVerdict) => Promise<boolean>;
} {
  const session = useSession();
  // Codes made of piles, on coming back from them.
  const [done, setDone] = useState<Done | null>(() => session.view.get().piles.made);
  const isBusy = useRef(false);
  const decide = async (verdict: GivenVerdict) => {
    if (isBusy.current) return false;
    isBusy.current = true;
    const { bench } = session.view.get();
    const { code } = session.store.get().tables;
    const kept = await session.act('comparisons.decide', {
      question: bench.question,
      basis: basisOf({ ...bench, codeIds: codesThere(bench.codeIds, code) }),
      codingIds: subject.incidents.map((one) => one.id),
      codeIds: [...subject.codeIds],
      verdict,
      reason: bench.reason.trim(),
    });
    isBusy.current = false;
    if (!kept) return false;
    // Its change has come before the reply.
    setDone({ label: session.store.get().history.undo ?? '', comparisonId: kept.comparison.id });
    setBench(session, { picks: [], reason: '' });
    return true;
  };
  return { done, decide };
}

/** The codes of incidents, the commonest first. */
export function codesOf(incidents: readonly BenchIncident[]): Id[] {
  const counts = new Map<Id, number>();
  for (const one of incidents) counts.set(one.codeId, (counts.get(one.codeId) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([id]) => id);
}
