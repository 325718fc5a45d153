import { useSession, useStore } from '../store/react.tsx';
import { ConfirmDialog } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { ListedTranscript } from './transcript-groups.ts';

const said = words.people;

/** Asks before a transcript goes, and says how many codings go with it. */
export function DeleteTranscript({
  one,
  onClose,
}: {
  one: Pick<ListedTranscript, 'id' | 'name'>;
  onClose: () => void;
}) {
  const { act } = useSession();
  const codings = useStore((state) => state.progress.get(one.id)?.codings ?? 0);
  return (
    <ConfirmDialog
      title={said.deleteTranscriptTitle(one.name)}
      message={said.deleteTranscriptNote(codings)}
      confirm={said.delete}
      onConfirm={() => act('transcripts.remove', { ids: [one.id] })}
      onClose={onClose}
    />
  );
}
