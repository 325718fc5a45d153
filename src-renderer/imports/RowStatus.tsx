import type { Id } from '@shared/contract/index.ts';
import { Button, Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { Verdict } from './rows.ts';

const said = words.imports;

/** What is to be said of a file, and what can be decided of it. */
export function RowStatus({
  verdict,
  onChoose,
  onRevise,
}: {
  verdict: Verdict;
  onChoose: (choice: 'in' | 'out') => void;
  onRevise: (transcriptId: Id) => void;
}) {
  const { takenBy } = verdict;
  if (verdict.tone === 'ready')
    return (
      <>
        <Icon name="check" size={14} /> {verdict.message}
      </>
    );
  return (
    <>
      {verdict.message}
      {verdict.tone === 'choose' && (
        <span className="import-choice">
          {takenBy !== undefined && (
            <Button size="small" onPress={() => onRevise(takenBy)}>
              {words.revising.offer}
            </Button>
          )}
          <Button size="small" onPress={() => onChoose('in')}>
            {said.keepBoth}
          </Button>
          <Button size="small" onPress={() => onChoose('out')}>
            {said.leaveOut}
          </Button>
        </span>
      )}
    </>
  );
}
