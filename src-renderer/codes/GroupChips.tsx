import type { Id } from '@shared/contract/index.ts';
import { Button, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ask } from './ask.ts';
import { useGroups } from './GroupStrip.tsx';

const t = words.codes.groups;

/** The groups that a code belongs to beside its place in the tree, and the way to change them. */
export function GroupChips({ codeId, isDisabled }: { codeId: Id; isDisabled: boolean }) {
  const mine = useGroups().filter(({ members }) => members.has(codeId));
  return (
    <fieldset className="code-groups" aria-label={t.ofCode}>
      {mine.map(({ group }) => (
        <Tag key={group.id}>{group.name}</Tag>
      ))}
      {!isDisabled && (
        <Button size="small" variant="quiet" onPress={() => ask({ what: 'groups', ids: [codeId] })}>
          {mine.length === 0 ? t.addTo : t.edit}
        </Button>
      )}
    </fieldset>
  );
}
