import type { Id, MemoTarget } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { number } from '../words/number.ts';
import { useMemosAbout } from './memos-about.ts';
import { openMemo, openMemoOn } from './open-memo.ts';
import { shownTitle } from './titles.ts';

const said = words.memos;

/** The memos on something that stands in a line of a table: how many, which, and one more. */
export function MemoMenu({ target, targetId, name }: { target: MemoTarget; targetId: Id; name: string }) {
  const session = useSession();
  const readOnly = useStore((state) => state.readOnly);
  const about = useMemosAbout(target, targetId);
  const label = about.length === 0 ? said.memosOn(name) : said.memosOnCount(about.length, name);
  if (readOnly && about.length === 0) return null;
  return (
    <Menu
      label={label}
      entries={[
        ...about.map(({ memo }) => ({
          id: String(memo.id),
          label: shownTitle(memo),
          run: () => openMemo(session, memo.id),
        })),
        ...(about.length > 0 ? (['line'] as const) : []),
        {
          id: 'new',
          label: said.newOn(name),
          icon: 'plus' as const,
          isDisabled: readOnly,
          run: () => openMemoOn(session, { target, targetId }),
        },
      ]}
    >
      <Button size="small" variant="quiet" icon="memos" aria-label={label}>
        {about.length > 0 ? number(about.length) : ''}
      </Button>
    </Menu>
  );
}
