import { useEffect, useMemo, useState } from 'react';
import type { Id, Output } from '@shared/contract/index.ts';
import { planRestore, planRetire } from '@shared/coding/retire.ts';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { ask } from './ask.ts';
import { ReasonDialog } from './LevelDialog.tsx';

/** Takes codes out of use: says how many, and that what they were given to stays. */
export function RetireDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const t = words.codes.retire;
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const [weight, setWeight] = useState<Output<'codes.weigh'> | null>(null);
  const going = useMemo(() => planRetire(codes.values(), ids).length, [codes, ids]);
  const names = ids.flatMap((id) => codes.get(id)?.name ?? []);
  useEffect(() => {
    let gone = false;
    void session.act('codes.weigh', { ids: [...ids] }).then((found) => {
      if (!gone && found) setWeight(found);
    });
    return () => {
      gone = true;
    };
  }, [session, ids]);
  return (
    <ReasonDialog
      title={t.title(names)}
      confirm={t.confirm(going)}
      isDisabled={going === 0}
      run={(reason) => session.act('codes.retire', { ids: [...ids], ...reason })}
      onClose={onClose}
    >
      <p>{t.message(going, weight?.codings ?? null)}</p>
    </ReasonDialog>
  );
}

/** Puts codes back in use. Where a name is taken by now it says by which other the code comes back. */
export function RestoreDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const t = words.codes.restore;
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const plan = useMemo(() => planRestore(codes.values(), ids), [codes, ids]);
  const names = ids.flatMap((id) => codes.get(id)?.name ?? []);
  const newName = (id: Id) => plan.restored.find((one) => one.id === id)?.name ?? '';
  const moved = plan.restored.filter((one) => one.parentId !== codes.get(one.id)?.parentId);
  return (
    <ReasonDialog
      title={t.title(names)}
      confirm={t.confirm(plan.restored.length)}
      isDisabled={plan.restored.length === 0}
      run={async (reason) => {
        const done = await session.act('codes.restore', {
          ids: [...ids],
          numbered: plan.taken.length > 0,
          ...reason,
        });
        if (done?.ids[0] !== undefined) ask({ what: 'reveal', id: done.ids[0] });
        return done;
      }}
      onClose={onClose}
    >
      <p>{t.message(plan.restored.length)}</p>
      {(plan.taken.length > 0 || moved.length > 0) && (
        <ul className="effects">
          {plan.taken.map((code) => (
            <li key={`name ${code.id}`}>{t.numbered(code.name, newName(code.id))}</li>
          ))}
          {moved.map((one) => (
            <li key={`place ${one.id}`}>
              {t.goes(one.name, one.parentId === null ? null : (codes.get(one.parentId)?.name ?? ''))}
            </li>
          ))}
        </ul>
      )}
    </ReasonDialog>
  );
}
