import type { EditPreview } from '@shared/contract/index.ts';
import { useState } from 'react';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { WhatChanges } from './WhatChanges.tsx';

/** What an edit does to what stands on the text, before it is saved. */
export function PreviewDialog({
  preview,
  onSave,
  onClose,
}: {
  preview: EditPreview;
  onSave: () => Promise<unknown>;
  onClose: () => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const text = words.editing.preview;
  const save = async () => {
    setBusy(true);
    await onSave();
    setBusy(false);
  };
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      size="wide"
      actions={
        <>
          <Button onPress={onClose}>{text.keep}</Button>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer most often given, so that Enter gives it */}
          <Button variant="primary" autoFocus isDisabled={isBusy} onPress={() => void save()}>
            {text.save}
          </Button>
        </>
      }
    >
      <WhatChanges preview={preview} />
    </Dialog>
  );
}
