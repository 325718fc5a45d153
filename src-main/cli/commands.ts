import type { Io } from './io.ts';

/** What was typed after a command's name, read by its own options. */
export type Typed = {
  operands: string[];
  options: {
    json: boolean;
    output?: string;
    title?: string;
    pattern?: string;
    'dry-run'?: boolean;
    'with-out-of-scope'?: boolean;
    'with-retired'?: boolean;
  };
};
type OptionName = Exclude<keyof Typed['options'], 'json'>;
export type Run = (typed: Typed, io: Io) => Promise<number>;

/** Resolves with the exit code: 0, 1 failed, 2 wrong usage. */
export type Command = {
  /** One or two words. */
  name: string;
  usage: string;
  summary: string;
  /** How many operands there may be. */
  operands: [least: number, most: number];
  /** Those it has beside `--json` and `--help`. */
  options: OptionName[];
  load: () => Promise<Run>;
};

/** What the options of all commands are: how they are typed. `-o` is `--output`. */
export const OPTIONS = {
  output: { type: 'string', short: 'o' },
  title: { type: 'string' },
  pattern: { type: 'string' },
  'dry-run': { type: 'boolean' },
  'with-out-of-scope': { type: 'boolean' },
  'with-retired': { type: 'boolean' },
} as const satisfies Record<OptionName, { type: 'string' | 'boolean'; short?: string }>;

export type Explained = [typed: string, does: string];

/** How each is typed and what it does, for the help of one command. */
export const EXPLAINED: Record<OptionName | 'json', Explained> = {
  output: ['-o, --output OUT', 'the file to write, over one of that name; its ending says the format'],
  title: ['--title T', 'what the project is called; otherwise as its file is'],
  pattern: ['--pattern P', 'how file names say case and participant, “CASE+ROLE+NUMBER” for PAR1PW01'],
  'dry-run': ['--dry-run', 'says what would be done and writes nothing'],
  'with-out-of-scope': ['--with-out-of-scope', 'also codings of text that is out of scope'],
  'with-retired': ['--with-retired', 'also codes that are retired, each marked as such'],
  json: ['--json', 'says what was done as JSON'],
};

const ANY = Number.POSITIVE_INFINITY;

/** Every command but `open`, `help` and `--version`, which read their own arguments. */
export const COMMANDS: Command[] = [
  {
    name: 'new',
    usage: 'new STUDY.gwk [--title T]',
    summary: 'makes an empty project',
    operands: [1, 1],
    options: ['title'],
    load: async () => (await import('./new.ts')).newProject,
  },
  {
    name: 'import',
    usage: 'import STUDY.gwk FILE… [--pattern P] [--dry-run]',
    summary: 'imports transcripts (.txt, .md, .docx); --dry-run only says what it would do',
    operands: [2, ANY],
    options: ['pattern', 'dry-run'],
    load: async () => (await import('./import.ts')).importFiles,
  },
  {
    name: 'export codebook',
    usage: 'export codebook STUDY.gwk -o OUT.docx|.html|.md|.json [--with-out-of-scope] [--with-retired]',
    summary: 'writes the codebook with counts and exemplar quotations',
    operands: [1, 1],
    options: ['output', 'with-out-of-scope', 'with-retired'],
    load: async () => (await import('./export.ts')).exportCodebook,
  },
  {
    name: 'export codings',
    usage: 'export codings STUDY.gwk -o OUT.csv|.json [--with-out-of-scope]',
    summary: 'writes every coding as a row',
    operands: [1, 1],
    options: ['output', 'with-out-of-scope'],
    load: async () => (await import('./export.ts')).exportCodings,
  },
  {
    name: 'export comparisons',
    usage: 'export comparisons STUDY.gwk -o OUT.csv|.json|.docx|.md',
    summary: 'writes every comparison with what was compared, the verdict and its reason',
    operands: [1, 1],
    options: ['output'],
    load: async () => (await import('./export.ts')).exportComparisons,
  },
  {
    name: 'export transcript',
    usage: 'export transcript STUDY.gwk TITLE -o OUT.txt|.json',
    summary: 'writes one transcript with its turns',
    operands: [2, 2],
    options: ['output'],
    load: async () => (await import('./export.ts')).exportTranscript,
  },
  {
    name: 'export memos',
    usage: 'export memos STUDY.gwk -o OUT.csv|.json|.docx|.md',
    summary: 'writes every memo with its quotations, by the sections of the write-up',
    operands: [1, 1],
    options: ['output'],
    load: async () => (await import('./export.ts')).exportMemos,
  },
  {
    name: 'export audit',
    usage: 'export audit STUDY.gwk -o OUT.csv|.json|.docx|.md',
    summary: 'writes the audit trail: everything that was done to the analysis, by whom, when and why',
    operands: [1, 1],
    options: ['output'],
    load: async () => (await import('./export.ts')).exportAudit,
  },
  {
    name: 'stats',
    usage: 'stats STUDY.gwk',
    summary: 'says how much there is of everything',
    operands: [1, 1],
    options: [],
    load: async () => (await import('./look.ts')).stats,
  },
  {
    name: 'check',
    usage: 'check STUDY.gwk',
    summary:
      'looks whether every coding stands on its own words and nothing is damaged; ends with 1 when not',
    operands: [1, 1],
    options: [],
    load: async () => (await import('./look.ts')).check,
  },
  {
    name: 'sample',
    usage: 'sample OUT.gwk',
    summary: 'makes the sample study',
    operands: [1, 1],
    options: [],
    load: async () => (await import('./sample.ts')).sample,
  },
];
