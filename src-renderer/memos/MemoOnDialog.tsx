import { MEMO_KINDS, type Input, type MemoKind } from '@shared/contract/index.ts';
import { useState, type ReactNode } from 'react';
import { useSession } from '../store/react.tsx';
import { FormDialog, SelectField, TextArea, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.memos;

/** A new memo on one thing, written where the thing is seen; `intro` shows above it what it is on. */
export function MemoOnDialog({
  title,
  on,
  intro,
  onClose,
}: {
  title: string;
  on: Input<'memos.add'>['on'][number];
  intro?: ReactNode;
  onClose: () => void;
}) {
  const { act, say } = useSession();
  const [kind, setKind] = useState<MemoKind>('theoretical');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const isEmpty = name.trim() === '' && text.trim() === '';
  const save = async () => {
    if (!(await act('memos.add', { kind, title: name, plainText: text, on: [on] }))) return;
    say(said.kept);
    onClose();
  };
  return (
    <FormDialog
      title={title}
      size="normal"
      confirm={said.save}
      isDisabled={isEmpty}
      isDirty={!isEmpty}
      intro={intro}
      onSubmit={save}
      onClose={onClose}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here */}
      <TextField label={said.title} value={name} onChange={setName} autoFocus />
      <SelectField
        label={said.kind}
        items={MEMO_KINDS.map((id) => ({ id, label: `${said.kinds[id]} · ${said.kindNotes[id]}` }))}
        value={kind}
        onChange={setKind}
      />
      <TextArea
        label={said.text}
        rows={7}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          const { target, key } = event;
          if (key === 'Enter' && (event.ctrlKey || event.metaKey) && target instanceof HTMLTextAreaElement)
            target.form?.requestSubmit();
        }}
      />
    </FormDialog>
  );
}
