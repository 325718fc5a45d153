import type { ReactNode } from 'react';
import { words } from '../words/index.ts';
import { Button } from './Button.tsx';
import { Dialog, type DialogProps } from './Dialog.tsx';

/**
 * A dialog that is filled in: its fields one below the other, Cancel, and one button that does it, as Enter in a line
 * does. `intro` stands above the fields. It stays open: whoever does it closes it when it is done.
 */
export function FormDialog({
  title,
  size = 'small',
  confirm,
  isDisabled = false,
  intro,
  onSubmit,
  onClose,
  children,
}: Pick<DialogProps, 'title' | 'size' | 'onClose' | 'children'> & {
  /** The button: what will be done. */
  confirm: string;
  /** While something is missing neither the button nor Enter does anything. */
  isDisabled?: boolean;
  intro?: ReactNode;
  onSubmit: () => void;
}) {
  return (
    <Dialog
      title={title}
      size={size}
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{words.shell.cancel}</Button>
          <Button variant="primary" isDisabled={isDisabled} onPress={onSubmit}>
            {confirm}
          </Button>
        </>
      }
    >
      {intro}
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isDisabled) onSubmit();
        }}
      >
        {children}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
