import type { TrailGroup } from '@shared/contract/index.ts';

/** What a change is of, by the first word of its kind. */
const GROUP_OF: Readonly<Record<string, TrailGroup>> = {
  codings: 'coding',
  review: 'coding',
  codes: 'codes',
  properties: 'codes',
  codeGroups: 'codes',
  groups: 'codes',
  comparisons: 'comparisons',
  memos: 'memos',
  sections: 'memos',
  memoSections: 'memos',
  exemplars: 'exemplars',
  quotations: 'exemplars',
  transcripts: 'transcripts',
  speakers: 'transcripts',
  regions: 'transcripts',
  import: 'transcripts',
  coders: 'people',
  roles: 'people',
  cases: 'people',
  participants: 'people',
  attributes: 'people',
};

/**
 * Whether a change said anew what a code means: told by the names of the fields, as JSON writes them. Only looked for in
 * changes of codes, which are short.
 */
export const DEFINES = `kind = 'codes.update' and (instr(diff, '"shortDefinition":') or instr(diff, '"fullDefinition":')
  or instr(diff, '"useWhen":') or instr(diff, '"avoidWhen":') or instr(diff, '"typicalExample":'))`;

export const groupOf = (kind: string, defines: boolean): TrailGroup =>
  defines ? 'definitions' : (GROUP_OF[kind.split('.')[0] ?? ''] ?? 'project');

const KNOWN = Object.keys(GROUP_OF);
const wordOf = `substr(kind, 1, instr(kind || '.', '.') - 1)`;

/** A condition in SQL on `kind` and `diff` that holds for changes of these groups. */
export function isOfGroups(groups: readonly TrailGroup[]): string {
  const quoted = (kinds: string[]) => kinds.map((kind) => `'${kind}'`).join(', ');
  return `(${groups
    .map((group) => {
      const kinds = KNOWN.filter((kind) => GROUP_OF[kind] === group);
      if (group === 'definitions') return `(${DEFINES}) or kind = 'comparisons.definition'`;
      if (group === 'project') return `${wordOf} not in (${quoted(KNOWN)})`;
      const those = `${wordOf} in (${quoted(kinds)})`;
      return group === 'codes' ? `(${those} and not (${DEFINES}))` : those;
    })
    .join(' or ')})`;
}
