import type { Verdict } from '@shared/contract/index.ts';
import { words } from '../../words/index.ts';

/** What was found, as a word. */
export function VerdictTag({ verdict }: { verdict: Verdict }) {
  return (
    <span className="tag verdict-tag" data-verdict={verdict}>
      {words.compare.verdict.were[verdict]}
    </span>
  );
}
