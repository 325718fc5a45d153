import type { VerdictAsked } from '../ask.ts';
import type { Subject } from './use-decide.ts';

/** Whether a verdict can be given on these: two things at least are the same; codes alone can differ, and cannot be moved. */
export function canGive(verdict: VerdictAsked, { incidents, codeIds }: Subject): boolean {
  const all = incidents.length + codeIds.length;
  if (verdict === 'same') return all > 1;
  if (verdict === 'different') return incidents.length > 0 || codeIds.length > 1;
  if (verdict === 'property' || verdict === 'definition') return all > 0;
  return incidents.length > 0;
}
