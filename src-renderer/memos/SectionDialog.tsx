import { useState } from 'react';
import { FormDialog, TextField } from '../ui/index.ts';
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
  return (
    <FormDialog
      title={title}
      confirm={title}
      isDisabled={value.trim() === ''}
      onSubmit={async () => {
        if ((await onSave(value)) !== null) onClose();
      }}
      onClose={onClose}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the dialog was opened to type here */}
      <TextField label={said.newSection} value={value} onChange={setValue} autoFocus />
    </FormDialog>
  );
}
