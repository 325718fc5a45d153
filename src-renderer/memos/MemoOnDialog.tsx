import { useState } from 'react';
import { MEMO_KINDS, type MemoKind, type MemoTarget, type Id } from '@shared/contract/index.ts';
import { useSession } from '../../store/react.tsx';
import { Button, Dialog, SelectField, TextArea, TextField } from '../../ui/index.ts';
import { words } from '../../words/index.ts';

const said = words.memos;

/** A memo on one thing, written where the thing is seen. */
export function MemoOnDialog({
  title,
  on,
  onClose,
}: {
  title: string;
  on: { target: Exclude<MemoTarget, 'passage'>; targetId: Id };
  onClose: () => void;
}) {
  const { act, say } = useSession();
  const [kind, setKind] = useState<MemoKind>('theoretical');
  const [name, setName] = useState('');
  const [text, setText] = useState('');
  const isEmpty = name.trim() === '' && text.trim() === '';
  const save = async () => {
    if (isEmpty || !(await act('memos.add', { kind, title: name, plainText: text, on: [on] }))) return;
    say(said.kept);
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={() => void save()}>
            {said.save}
          </Button>
        </>
      }
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
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
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
          }}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
