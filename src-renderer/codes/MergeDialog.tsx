import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Code, Coding, Id } from '@shared/contract/index.ts';
import { descendants } from '@shared/coding/tree.ts';
import { useSession, useStore, type Session } from '../store/react.tsx';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodePicker, TOP } from './CodePicker.tsx';

const t = words.codes.merge;

/** Merges the chosen codes into one found by typing; one of the chosen may be the one that stays. */
export function MergeDialog({ ids, onClose }: { ids: readonly Id[]; onClose: () => void }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const [into, setInto] = useState<Id | null>(null);
  const [reason, setReason] = useState('');
  const from = useMemo(() => ids.filter((id) => id !== into && codes.has(id)), [ids, into, codes]);
  const names = from.flatMap((id) => codes.get(id)?.name ?? []);
  const allow = useCallback(
    (code: Code) => {
      if (ids.includes(code.id)) return ids.length > 1;
      return !descendants([...codes.values()], ids).includes(code.id);
    },
    [ids, codes],
  );
  const weight = useMergeWeight(session, from, into);
  const target = into === null ? undefined : codes.get(into);
  const merge = async () => {
    if (into === null || from.length === 0) return;
    const done = await session.act('codes.merge', { ids: from, into, ...(reason.trim() ? { reason } : {}) });
    if (!done) return;
    session.view.set({ codeIds: [into] });
    onClose();
  };
  return (
    <Dialog
      title={t.title(names)}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={!target} onPress={() => void merge()}>
            {target ? t.confirm(names, target.name) : t.button}
          </Button>
        </>
      }
    >
      <CodePicker
        label={t.into}
        find={t.find}
        allow={allow}
        value={into}
        onChange={(place) => setInto(place === TOP ? null : place)}
        nothing={t.nothing}
      />
      <output>
        {target ? (weight ? t.says(weight.moved, weight.joined) : t.counting) : t.choose}{' '}
        <span className="muted">{t.note}</span>
      </output>
      <TextField label={words.codes.reason} value={reason} onChange={setReason} />
    </Dialog>
  );
}

/** How many codings would move and how many become one with another; null until it is known. */
function useMergeWeight(session: Session, from: readonly Id[], into: Id | null) {
  const [weight, setWeight] = useState<{ of: readonly Id[]; into: Id; moved: number; joined: number } | null>(
    null,
  );
  useEffect(() => {
    let gone = false;
    if (into === null) return undefined;
    const read = async () => {
      const of = (codeId: Id) => session.act('codes.incidents', { codeId, limit: 5_000 });
      const [kept, ...others] = await Promise.all([into, ...from].map(of));
      if (gone || !kept) return;
      const key = (row: Coding) => `${row.transcriptId} ${row.start} ${row.end} ${row.coderId}`;
      const there = new Set(kept.incidents.map((one) => key(one.coding)));
      let joined = 0;
      let all = 0;
      for (const other of others) {
        all += other?.total ?? 0;
        for (const { coding } of other?.incidents ?? []) {
          if (there.has(key(coding))) joined++;
          there.add(key(coding));
        }
      }
      setWeight({ of: from, into, moved: all - joined, joined });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [session, from, into]);
  return weight?.of === from && weight.into === into ? weight : null;
}
