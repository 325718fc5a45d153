import { useState } from 'react';
import { Button, Dialog, TextField } from '../ui/index.ts';
import { words } from '../words/index.ts';

const said = words.memos.board;

/** Asks for the name of a section. */
export function SectionDialog({
  title,
  name,
  onSave,
  onClose,
}: {
  title: string;
  name: string;
  onSave: (name: string) => Promise<unknown>;
  onClose: () => void;
}) {
  const [value, setValue] = useState(name);
  const isEmpty = value.trim() === '';
  const save = async () => {
    if (!isEmpty && (await onSave(value)) !== null) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={isEmpty} onPress={() => void save()}>
            {title}
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
        <TextField label={said.newSection} value={value} onChange={setValue} autoFocus />
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
