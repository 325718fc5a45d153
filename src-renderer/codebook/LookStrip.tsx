import { useSession, useStore } from '../store/react.tsx';
import { Button, Icon } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { nextLook } from './next-look.ts';

const t = words.editing.review;

/** How many exemplars have changed words, and the way to the next; nothing when none has. */
export function LookStrip() {
  const session = useSession();
  const exemplars = useStore((state) => state.tables.exemplar);
  const count = [...exemplars.values()].filter((row) => row.checkedRevision === 0).length;
  if (count === 0) return null;
  return (
    <section className="look-strip" aria-label={t.looksLeft(count)}>
      <Icon name="warning" />
      <span>{t.looksLeft(count)}</span>
      <span className="grow" />
      <Button size="small" onPress={() => void nextLook(session)}>
        {t.nextLook}
      </Button>
    </section>
  );
}
