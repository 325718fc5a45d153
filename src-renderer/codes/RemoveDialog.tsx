import { useEffect, useState } from 'react';
import type { Id, Output } from '@shared/contract/index.ts';
import { useSession } from '../store/react.tsx';
import { ConfirmDialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.remove;

/** Says what goes with the codes, and asks. Nothing is shown until it is known. */
export function RemoveDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const session = useSession();
  const [weight, setWeight] = useState<Output<'codes.weigh'> | null>(null);
  const [reason, setReason] = useState('');
  const [names] = useState(() => {
    const { code } = session.store.get().tables;
    return ids.flatMap((id) => code.get(id)?.name ?? []);
  });
  useEffect(() => {
    let gone = false;
    void session.act('codes.weigh', { ids: [...ids] }).then((found) => {
      if (gone) return;
      if (found) setWeight(found);
      else onClose();
    });
    return () => {
      gone = true;
    };
    // oxlint-disable-next-line react/exhaustive-deps -- weighed once, when it opens
  }, []);
  if (!weight) return null;
  return (
    <ConfirmDialog
      title={t.title(names)}
      message={t.message(weight.codes, weight.codings, weight.exemplars)}
      confirm={t.confirm(weight.codes)}
      onConfirm={() => session.act('codes.remove', { ids: [...ids], ...(reason.trim() ? { reason } : {}) })}
      isDirty={reason.trim() !== ''}
      onClose={onClose}
    >
      <TextField label={words.codes.reason} value={reason} onChange={setReason} />
    </ConfirmDialog>
  );
}
