import { createContext, useContext, useLayoutEffect, useState, type ReactNode } from 'react';
import {
  Button as AriaButton,
  Dialog as AriaDialog,
  Heading,
  Modal,
  ModalOverlay,
} from 'react-aria-components';
import { words } from '../words/index.ts';
import { Button } from './Button.tsx';
import { Icon } from './icons.tsx';

export type DialogProps = {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** Buttons, right to left in importance; none leaves the foot out. */
  actions?: ReactNode;
  /** `full` covers the room, as import does. */
  size?: 'small' | 'normal' | 'wide' | 'full';
  role?: 'dialog' | 'alertdialog';
  /**
   * Something has been written in it that closing would lose: a click beside it does nothing, and Escape, the cross and
   * `CancelButton` ask first.
   */
  isDirty?: boolean;
  /** It holds words only, perhaps more than fit: the words take the focus, so that keys can scroll them. */
  isForReading?: boolean;
};

const Leave = createContext(() => {});

/** Says on the page how many dialogs are open. A style that looks for them itself is worked out anew at every coding. */
function useCounted(): void {
  useLayoutEffect(() => {
    const { dataset } = document.documentElement;
    const add = (by: number) => {
      const count = Number(dataset['dialogs'] ?? 0) + by;
      if (count > 0) dataset['dialogs'] = String(count);
      else delete dataset['dialogs'];
    };
    add(1);
    return () => add(-1);
  }, []);
}

/** Closes the dialog that it stands in, as Escape does. */
export function CancelButton({ label = words.shell.cancel, autoFocus = false }) {
  const leave = useContext(Leave);
  return (
    // oxlint-disable-next-line jsx-a11y/no-autofocus -- only an alert asks for it, which has nothing else to be in
    <Button onPress={leave} autoFocus={autoFocus}>
      {label}
    </Button>
  );
}

/** A modal window. It is there while it is rendered; Escape and a click outside close it, and the focus goes back. */
export function Dialog({
  title,
  onClose,
  children,
  actions,
  size = 'normal',
  role = 'dialog',
  isDirty = false,
  isForReading = false,
}: DialogProps) {
  useCounted();
  const [asking, setAsking] = useState(false);
  const leave = () => (isDirty ? setAsking(true) : onClose());
  return (
    <ModalOverlay
      className={`overlay overlay-${size}`}
      isOpen
      isDismissable={role === 'dialog' && size !== 'full' && !isDirty}
      onOpenChange={(open) => {
        if (!open) leave();
      }}
    >
      <Modal className={`modal modal-${size}`}>
        <AriaDialog className="dialog" role={role}>
          <header className="dialog-head">
            <Heading slot="title" className="dialog-title">
              {title}
            </Heading>
            {role === 'dialog' && (
              // No tooltip: under the mouse it would take the first Escape for itself.
              <AriaButton
                aria-label={words.shell.close}
                className="icon-button button-quiet button-normal"
                onPress={leave}
              >
                <Icon name="close" />
              </AriaButton>
            )}
          </header>
          {isForReading ? (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by key
            <section className="dialog-body" aria-label={title} tabIndex={0}>
              {children}
            </section>
          ) : (
            <div className="dialog-body">{children}</div>
          )}
          {actions && (
            <footer className="dialog-foot">
              <Leave value={leave}>{actions}</Leave>
            </footer>
          )}
          {asking && (
            <ConfirmDialog
              title={words.shell.leaveTitle}
              message={words.shell.leaveNote}
              confirm={words.shell.leave}
              keep={words.shell.keepWriting}
              onConfirm={onClose}
              onClose={() => setAsking(false)}
            />
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}

/** Asks before something goes: says what goes, and the button says what will be done. */
export function ConfirmDialog({
  title,
  message,
  confirm,
  onConfirm,
  onClose,
  keep,
  danger = true,
  isDirty = false,
  children,
}: {
  title: string;
  message?: string;
  /** The button: `Delete 3 codes`, never `OK`. */
  confirm: string;
  onConfirm: () => void | Promise<unknown>;
  onClose: () => void;
  /** Where no undo brings back what would go: what the other button says, `Keep writing`. It then has the focus. */
  keep?: string;
  danger?: boolean;
  /** As that of a dialog. */
  isDirty?: boolean;
  children?: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const run = async () => {
    setBusy(true);
    await onConfirm();
    onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      size="small"
      isDirty={isDirty}
      role="alertdialog"
      actions={
        <>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- as below, but that nothing is to go by Enter */}
          {keep === undefined ? <CancelButton /> : <CancelButton label={keep} autoFocus />}
          <Button
            variant={danger ? 'danger' : 'primary'}
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- in an alert the answer has the focus, so that Enter gives it
            autoFocus={keep === undefined}
            isDisabled={busy}
            onPress={() => void run()}
          >
            {confirm}
          </Button>
        </>
      }
    >
      {message && <p>{message}</p>}
      {children}
    </Dialog>
  );
}
