import type { Id } from '@shared/contract/index.ts';
import { useEffect, useState } from 'react';
import { useSession } from '../store/react.tsx';
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
  const codings = useCodings(one.id);
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

/** All of them, as they are now: coding progress knows of those in scope only. Null until they have been counted. */
function useCodings(id: Id): number | null {
  const { call, store } = useSession();
  const [codings, setCodings] = useState(() => store.get().open.get(id)?.codings.size ?? null);
  useEffect(() => {
    let isGone = false;
    void call('transcripts.open', { id }).then((opened) => {
      if (!isGone && opened.ok) setCodings(opened.value.coding.length);
    });
    return () => {
      isGone = true;
    };
  }, [call, id]);
  return codings;
}
