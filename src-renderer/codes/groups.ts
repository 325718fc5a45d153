import type { CodeGroup, Id } from '@shared/contract/index.ts';
import type { State } from '../store/state.ts';

/** The groups by name, each with its codes. */
export function groupsIn({
  codeGroup,
  codeGroupMember,
}: Pick<State['tables'], 'codeGroup' | 'codeGroupMember'>): { group: CodeGroup; members: Set<Id> }[] {
  const members = new Map<Id, Set<Id>>([...codeGroup.keys()].map((id) => [id, new Set()]));
  for (const row of codeGroupMember.values()) members.get(row.groupId)?.add(row.codeId);
  return [...codeGroup.values()]
    .sort((a, b) => a.name.localeCompare(b.name) || a.id - b.id)
    .map((group) => ({ group, members: members.get(group.id) ?? new Set() }));
}
