import { useState } from 'react';
import { MEMO_KINDS, type Coding, type MemoKind } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, CancelButton, Dialog, SelectField, TextArea, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.memos;

/** A memo on a coded passage, or on its code as a whole. */
export function MemoOnCoding({ coding, onClose }: { coding: Coding; onClose: () => void }) {
  const { act } = useSession();
  const name = useStore((state) => state.tables.code.get(coding.codeId)?.name ?? '');
  const [on, setOn] = useState<'coding' | 'code'>('coding');
  const [kind, setKind] = useState<MemoKind>('theoretical');
  const [title, setTitle] = useState('');
  const [plainText, setText] = useState('');
  const isEmpty = title.trim() === '' && plainText.trim() === '';
  const save = async () => {
    const targetId = on === 'coding' ? coding.id : coding.codeId;
    const memo = await act('memos.add', { kind, title, plainText, on: [{ target: on, targetId }] });
    if (memo) onClose();
  };
  return (
    <Dialog
      title={t.dialog(name)}
      isDirty={!isEmpty}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={isEmpty} onPress={() => void save()}>
            {t.save}
          </Button>
        </>
      }
    >
      <SelectField
        label={t.on}
        items={[
          { id: 'coding', label: t.onPassage },
          { id: 'code', label: t.onCode(name) },
        ]}
        value={on}
        onChange={setOn}
      />
      <SelectField
        label={t.kind}
        items={MEMO_KINDS.map((id) => ({ id, label: t.kinds[id] }))}
        value={kind}
        onChange={setKind}
      />
      <TextField label={t.name} value={title} onChange={setTitle} />
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog is there to be written in */}
      <TextArea label={t.text} value={plainText} onChange={setText} rows={6} autoFocus />
    </Dialog>
  );
}
