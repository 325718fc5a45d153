import { counted as n, number } from './number.ts';
import { codeWork } from './code-work.ts';
import type { CodeLevel, CodeOrigin } from '@shared/contract/index.ts';

const codesN = (count: number) => n(count, 'code', 'codes');
const codingsN = (count: number) => n(count, 'coding', 'codings');
const quoted = (names: readonly string[]) =>
  names.length > 3 ? codesN(names.length) : names.map((name) => `“${name}”`).join(', ');

/** Words of the code tree, the passage panel and exemplars. */
export const codes = {
  level: { domain: 'Domain', theme: 'Theme', category: 'Category', code: 'Code' } satisfies Record<
    CodeLevel,
    string
  >,
  levelTag: { domain: 'domain', theme: 'theme', category: 'category', code: 'code' } satisfies Record<
    CodeLevel,
    string
  >,
  origin: { open: 'Open', 'in vivo': 'In vivo', 'a priori': 'A priori' } satisfies Record<CodeOrigin, string>,
  originTag: { open: 'open', 'in vivo': 'in vivo', 'a priori': 'a priori' } satisfies Record<
    CodeOrigin,
    string
  >,
  tree: {
    title: 'Codes',
    label: 'Code tree',
    count: (count: number) => number(count),
    /** The number of codes at the level of codes, and how they are grouped. */
    summary: (codes: Iterable<{ level: CodeLevel; retiredAt: string | null }>) => {
      const count = [...codes].filter((code) => code.level === 'code' && code.retiredAt === null).length;
      return count > 1 ? `${number(count)} · drag to regroup` : String(count);
    },
    filter: 'Filter codes',
    filterHint: 'Filter codes  /',
    matches: (count: number) => n(count, 'match', 'matches'),
    noMatch: 'No code has this in its name.',
    ungrouped: 'Not grouped yet',
    retired: 'Retired',
    add: 'Add a code, category, theme or domain',
    expandAll: 'Open all',
    collapseAll: 'Close all',
    more: 'More',
    empty: 'No codes yet',
    emptyHere: 'Nothing here yet. The plus above adds a code, category, theme or domain.',
    emptyHint: 'Select words in a transcript and type a name for what you see in them, or add a code here.',
    codeSelection: 'Code the selected words',
    rowLabel: (name: string, level: string, count: number) => `${name}, ${level}, ${codingsN(count)}`,
    rename: 'Name of the code',
    drag: (name: string) => `Drag ${name}`,
    inVivo: 'In vivo: the speaker’s own words',
    aPriori: 'A priori: from theory, before the data',
  },
  act: {
    rename: 'Rename',
    recolour: 'Change colour…',
    level: 'Change level',
    makeLevel: (level: string) => `Make it a ${level.toLowerCase()}`,
    makeOrigin: (origin: string) => `Mark as ${origin.toLowerCase()}`,
    split: 'Split…',
    retire: 'Retire…',
    restore: 'Restore…',
    groups: 'Groups…',
    moveTo: 'Move to…',
    moveUp: 'Move up',
    moveDown: 'Move down',
    indent: 'Move under the one above',
    outdent: 'Move out of its parent',
    merge: 'Merge into…',
    remove: 'Delete…',
    codeSelection: 'Code the selected words',
    add: (level: string) => `New ${level.toLowerCase()}`,
    addUnder: (level: string, name: string) => `New ${level.toLowerCase()} under “${name}”`,
    filter: 'Filter codes',
    openCodebook: 'Show in the codebook',
    menu: (count: number) => (count === 1 ? 'What to do with this code' : `What to do with ${codesN(count)}`),
  },
  reason: 'Why? (kept in the audit trail; may be left empty)',
  remove: {
    title: (names: readonly string[]) => `Delete ${quoted(names)}?`,
    message: (codes: number, codings: number, exemplars: number) =>
      `${codesN(codes)}, ${codingsN(codings)} and ${n(exemplars, 'exemplar', 'exemplars')} go${
        codes > 1 ? ', everything below included' : ''
      }. The words of the transcripts stay as they are. Undo brings all of it back.`,
    confirm: (codes: number) => `Delete ${codesN(codes)}`,
  },
  merge: {
    title: (names: readonly string[]) => `Merge ${quoted(names)} into…`,
    into: 'Merge into',
    find: 'Find the code that stays',
    says: (moved: number, joined: number) =>
      joined === 0
        ? `${codingsN(moved)} will move. None is lost.`
        : `${codingsN(moved)} will move; ${n(joined, 'that stands', 'that stand')} on the same words by the same coder will become one with what is there. None is lost.`,
    counting: 'Counting the codings…',
    note: 'The log keeps the old name and definition, and undo takes the merge back.',
    confirm: (from: readonly string[], into: string) => `Merge ${quoted(from)} into “${into}”`,
    button: 'Merge',
    choose: 'Choose the code that stays.',
    nothing: 'There is no other code to merge with.',
    joined: (count: number) =>
      `${n(count, 'passage becomes', 'passages become')} one with what is there: the same words by the same coder`,
    overlapping: (count: number) =>
      `${n(count, 'passage overlaps', 'passages overlap')} another without being the same: both stay`,
    children: (count: number) => `${codesN(count)} below ${count === 1 ? 'comes' : 'come'} along`,
    along: (memos: number, exemplars: number, relations: number, properties: number) => {
      const parts = [
        ...(memos > 0 ? [n(memos, 'memo', 'memos')] : []),
        ...(exemplars > 0 ? [n(exemplars, 'exemplar', 'exemplars')] : []),
        ...(relations > 0 ? [n(relations, 'relation', 'relations')] : []),
        ...(properties > 0 ? [n(properties, 'property', 'properties')] : []),
      ];
      return parts.length === 0 ? '' : `${parts.join(', ')} will belong to the code that stays.`;
    },
    exemplarsLost: (count: number) =>
      `${n(count, 'exemplar is', 'exemplars are')} given up: the passage it becomes one with is an exemplar too.`,
    andMore: (count: number) => `and ${number(count)} more`,
    saysOf: (field: string, said: string) => `${field}: ${said}`,
    takeOver: (name: string) => `Add what they say of themselves to “${name}”`,
  },
  ...codeWork,
  move: {
    title: (names: readonly string[]) => `Move ${quoted(names)} to…`,
    find: 'Find a place',
    top: 'The top of the tree',
    button: 'Move',
    places: 'Places',
    nothing: 'There is no place of this name where it may stand.',
  },
  add: {
    name: 'Name',
    under: 'Under',
    level: 'Level',
    short: 'Short definition (may be left empty)',
    button: (level: string) => `Add ${level.toLowerCase()}`,
    top: 'The top of the tree',
  },
  color: { title: 'Colour', swatch: (i: number) => `Colour ${i}`, hue: 'Any hue', done: 'Done' },
  passage: {
    label: 'This passage',
    title: 'This passage',
    count: (count: number) => codingsN(count),
    emptyTitle: 'Nothing chosen',
    empty:
      'Click in coded words to see their codes, definitions and other incidents here. Select words and type to code them.',
    noneHere: 'These words are not coded yet. Type a name to code them.',
    editedTitle: 'The text is being edited',
    edited:
      'Codings move with their words and are shown here again when you are done. Enter parts a turn, Backspace at its start joins it to the one before, and a press on a speaker’s name chooses another.',
    coder: (name: string) => `Coded by ${name}`,
    star: 'Choose as exemplar',
    unstar: 'Take back as exemplar',
    exemplar: 'Exemplar',
    negative: 'Negative case',
    markNegative: 'Mark as negative case: it speaks against the code',
    unmarkNegative: 'No longer a negative case',
    comment: 'Comment',
    commentHint: 'Add a comment',
    remove: 'Remove this coding',
    change: 'Give it another code…',
    changeTitle: (name: string) => `Another code instead of “${name}”`,
    changeButton: 'Recode',
    becameOne: 'You had given these words that code already. The two codings are one now.',
    more: 'More about this coding',
    goTo: 'Go to these words',
    outOfScope: 'out of scope',
    activate: (name: string) => `Show “${name}”`,
  },
  fields: {
    short: 'Definition',
    full: 'Full definition',
    useWhen: 'Use when',
    avoidWhen: 'Not this',
    avoidWhenLong: 'Do not use when',
    example: 'Typical example',
    none: {
      short: 'Add a definition',
      full: 'Add a full definition',
      useWhen: 'Say when to use it',
      avoidWhen: 'Say when not to use it',
      example: 'Add a typical example',
    },
    edit: (field: string) => `${field}: edit`,
    changedElsewhere:
      'This was changed in another window while you were writing. What you wrote is kept until you choose. There it reads:',
    emptied: '(nothing)',
  },
  memos: {
    title: 'Memos',
    add: 'New memo',
    none: 'No memos on this passage or code yet.',
    dialog: (name: string) => `Memo on “${name}”`,
    on: 'On',
    onCode: (name: string) => `the code “${name}”`,
    onPassage: 'this coded passage',
    name: 'Title (may be left empty)',
    text: 'Memo',
    kind: 'Kind',
    save: 'Keep memo',
    untitled: 'Untitled',
    kinds: {
      theoretical: 'Theoretical',
      methodological: 'Methodological',
      operational: 'Operational',
      reflexive: 'Reflexive',
      definition: 'Definition',
    },
  },
  compare: {
    title: 'Constantly compare',
    others: (count: number) => n(count, 'other incident', 'other incidents'),
    none: 'No other incident of this code yet.',
    more: (count: number) => `Show ${number(count)} more`,
    goTo: 'Go to',
    goToWords: (identifier: string) => `Go to these words of ${identifier}`,
  },
  quotation: {
    title: 'Quotation',
    verbatim: 'The words as they were said',
    verbatimHint: 'Select words here, then cut them or put others in square brackets.',
    cut: 'Cut …',
    substitute: 'Substitute […]',
    insert: 'Insert [ ]',
    instead: 'Words in the square brackets',
    insertAfter: 'Words to insert in square brackets',
    apply: 'Put in',
    typed: 'Or type the quotation',
    preview: 'As it will be printed',
    reset: 'Back to the very words',
    edit: 'Edit quotation',
    editShort: 'Edit',
    verbatimShort: 'Verbatim',
    quotationShort: 'Quotation',
    done: 'Done',
    showVerbatim: 'Show verbatim',
    hideVerbatim: 'Show the quotation',
    faithful: 'faithful cut ✓',
    unfaithful: 'not faithful',
    verbatimTag: 'verbatim',
    cuts: (count: number) => n(count, 'cut', 'cuts'),
    substitutions: (count: number) => n(count, 'substitution', 'substitutions'),
    insertions: (count: number) => n(count, 'insertion', 'insertions'),
    notSaved: 'Not saved until it is a faithful cut.',
    selectFirst: 'Select some of the words above first.',
    uncut: 'Put back',
    reason: 'Why this one',
    wrongHere: 'The marked words are not in the passage.',
  },
};
