import { useSession, useView } from '../store/react.tsx';
import { Button, Kbd } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { backToBench } from './bench.ts';

/** The way back to the bench, in the transcript that was opened from there. */
export function BackToBench({ transcriptId }: { transcriptId: number }) {
  const session = useSession();
  const isHere = useView((looking) => looking.bench.awayIn === transcriptId);
  if (!isHere) return null;
  return (
    <Button size="small" variant="primary" icon="back" onPress={() => backToBench(session)}>
      {words.compare.read.back} <Kbd keys="Alt+B" />
    </Button>
  );
}
