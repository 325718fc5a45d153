import { useEffect } from 'react';
import { useSession } from '../store/react.tsx';
import { Button, Icon, IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { inSight, type Notice, type Notices } from './notices.ts';

const t = words.shell.left;

/** What was done goes by itself; what could not be done stays until it has been read. In milliseconds. */
const GOES_AFTER = 5_000;

/** Short messages at the edge of the window. */
export function NoticeList({ notices, list }: { notices: Notices; list: readonly Notice[] }) {
  return (
    <section className="notices" aria-label={words.shell.notices}>
      {inSight(list).map((notice) => (
        <OneNotice key={notice.id} notice={notice} onGone={() => notices.dismiss(notice.id)} />
      ))}
    </section>
  );
}

function OneNotice({ notice, onGone }: { notice: Notice; onGone: () => void }) {
  const { id, kind, stop, left } = notice;
  const { say } = useSession();
  const copy = async (text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      say(t.copied);
    } catch {
      say(t.cannotCopy);
    }
  };
  useEffect(() => {
    if (kind !== 'said') return;
    const timer = setTimeout(onGone, GOES_AFTER);
    return () => clearTimeout(timer);
    // `onGone` is new at every draw and says the same; the notice decides.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [id, kind]);
  return (
    <div className={`notice notice-${kind}`} role={kind === 'failed' ? 'alert' : 'status'}>
      {kind === 'failed' && <Icon name="warning" />}
      <span>
        {notice.message}
        {left && (
          <>
            {' '}
            {t.youWrote(left.field)}
            <q className="notice-left">{left.text}</q>
          </>
        )}
      </span>
      {left && (
        <Button size="small" onPress={() => void copy(left.text)}>
          {t.copy}
        </Button>
      )}
      {stop ? (
        <Button size="small" onPress={stop}>
          {words.shell.stop}
        </Button>
      ) : (
        <IconButton icon="close" size="small" label={words.shell.dismiss} onPress={onGone} />
      )}
    </div>
  );
}
