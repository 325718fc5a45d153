import { useCallback, useMemo, useState } from 'react';
import type { Code, Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, CancelButton, Dialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePicker, TOP } from './CodePicker.tsx';

const t = words.codes.move;

/** Moves codes to a place found by typing. */
export function MoveDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const [place, setPlace] = useState<Id | typeof TOP | null>(null);
  const [reason, setReason] = useState('');
  const moving = useMemo(() => ids.flatMap((id) => codes.get(id) ?? []), [ids, codes]);
  const below = useMemo(() => new Set([...ids, ...descendants([...codes.values()], ids)]), [ids, codes]);
  // A level that cannot stand in a place is lowered there, so only what is below is no place.
  const allow = useCallback((code: Code) => !below.has(code.id), [below]);
  const move = async () => {
    if (place === null) return;
    const done = await session.act('codes.move', {
      ids: [...ids],
      parentId: place === TOP ? null : place,
      ...(reason.trim() ? { reason } : {}),
    });
    if (done) onClose();
  };
  return (
    <Dialog
      title={t.title(moving.map((code) => code.name))}
      isDirty={reason.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={place === null} onPress={() => void move()}>
            {t.button}
          </Button>
        </>
      }
    >
      <CodePicker
        label={t.places}
        find={t.find}
        allow={allow}
        value={place}
        onChange={setPlace}
        top={t.top}
        nothing={t.nothing}
      />
      <TextField label={words.codes.reason} value={reason} onChange={setReason} />
    </Dialog>
  );
}
