import { useSession, useView } from '../../store/react.tsx';
import { TextArea } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { setBench } from '../bench.ts';

const t = words.compare.verdict;

/** Why: what was begun in the bar goes on here. It may stay empty. */
export function Reason() {
  const session = useSession();
  const reason = useView((looking) => looking.bench.reason);
  return (
    <TextArea
      label={t.reason}
      placeholder={t.reasonHint}
      value={reason}
      onChange={(next) => setBench(session, { reason: next })}
    />
  );
}
