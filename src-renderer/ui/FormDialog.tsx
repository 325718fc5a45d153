import { useRef, type ReactNode } from 'react';
import { Button } from './Button.tsx';
import { CancelButton, Dialog, type DialogProps } from './Dialog.tsx';

/**
 * A dialog that is filled in: its fields one below the other, Cancel, and one button that does it, as Enter in a line
 * does. `intro` stands above the fields. It stays open: whoever does it closes it when it is done. While `onSubmit` is
 * on its way another Enter does nothing: what is asked for twice by an impatient hand is done once.
 */
export function FormDialog({
  title,
  size = 'small',
  confirm,
  isDisabled = false,
  isDirty = false,
  intro,
  onSubmit,
  onClose,
  children,
}: Pick<DialogProps, 'title' | 'size' | 'isDirty' | 'onClose' | 'children'> & {
  /** The button: what will be done. */
  confirm: string;
  /** While something is missing neither the button nor Enter does anything. */
  isDisabled?: boolean;
  intro?: ReactNode;
  onSubmit: () => Promise<unknown>;
}) {
  const isBusy = useRef(false);
  const submit = async () => {
    if (isDisabled || isBusy.current) return;
    isBusy.current = true;
    try {
      await onSubmit();
    } finally {
      isBusy.current = false;
    }
  };
  return (
    <Dialog
      title={title}
      size={size}
      isDirty={isDirty}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={isDisabled} onPress={() => void submit()}>
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
          void submit();
        }}
      >
        {children}
        <input type="submit" hidden />
      </form>
    </Dialog>
  );
}
