import type { Id } from '@shared/contract/index.ts';
import { useSession } from '../../store/react.tsx';
import { Button, Dialog } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import { showBench } from '../bench.ts';
import { setSorting } from './open.ts';

const t = words.piles.leaving;

/** Something is sorted and nothing made of it: whether it is kept for later. */
export function LeaveDialog({
  codeId,
  sorted,
  onClose,
}: {
  codeId: Id;
  sorted: number;
  onClose: () => void;
}) {
  const session = useSession();
  return (
    <Dialog
      title={t.title}
      size="small"
      role="alertdialog"
      onClose={onClose}
      actions={
        <>
          <Button
            variant="danger"
            onPress={() => {
              setSorting(session, codeId, null);
              showBench(session);
            }}
          >
            {t.drop}
          </Button>
          <span className="grow" />
          <Button onPress={onClose}>{t.stay}</Button>
          <Button
            variant="primary"
            // oxlint-disable-next-line jsx-a11y/no-autofocus -- in an alert the answer has the focus, so that Enter gives it
            autoFocus
            onPress={() => showBench(session)}
          >
            {t.keep}
          </Button>
        </>
      }
    >
      <p>{t.text(sorted)}</p>
      <p className="muted">{t.note}</p>
    </Dialog>
  );
}
