import {
  ATTRIBUTE_TYPES,
  CODE_LEVELS,
  CODE_ORIGINS,
  MEMO_KINDS,
  Refusal,
  type CodeLevel,
  type CodeOrigin,
} from '@shared/contract/index.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';

/** The readable files that the sample study is made from; `samples/README.md` says what is in each. */
export type SampleFiles = {
  study: z.infer<typeof study>;
  /** In order of collection: by the date of the interview, then by name. */
  transcripts: {
    file: string;
    bytes: Buffer<ArrayBuffer>;
    name: string;
    recordedOn: string | null;
    coded: z.infer<typeof coded>;
  }[];
  codebook: SampleCode[];
  memos: z.infer<typeof memos>;
};

export type SampleCode = {
  level: CodeLevel;
  name: string;
  origin: CodeOrigin;
  hue: number;
  short: string;
  full: string;
  use: string;
  avoid: string;
  example: string;
  children: SampleCode[];
};

const name = z.string().trim().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const values = z.record(z.string(), z.string()).default({});
const study = z.strictObject({
  title: name,
  about: z.string(),
  identifierPattern: name,
  coders: z.array(z.strictObject({ initials: name, name, color: z.string().regex(/^#[0-9a-f]{6}$/) })).min(1),
  roles: z.array(z.strictObject({ prefix: name, label: name })),
  attributes: z.array(
    z.strictObject({
      subject: z.enum(['case', 'participant', 'transcript']),
      name,
      type: z.enum(ATTRIBUTE_TYPES),
      options: z.array(name).default([]),
    }),
  ),
  cases: z.array(z.strictObject({ code: name, label: z.string(), attributes: values })),
  participants: z.array(z.strictObject({ case: name, code: name, attributes: values })),
});
const prose = z.string().default('');
const code: z.ZodType<SampleCode> = z.strictObject({
  level: z.enum(CODE_LEVELS),
  name,
  origin: z.enum(CODE_ORIGINS),
  hue: z.number().min(0).max(360),
  short: prose,
  full: prose,
  use: prose,
  avoid: prose,
  example: prose,
  get children() {
    return z.array(code).default([]);
  },
});
const coded = z.strictObject({
  regions: z.array(z.strictObject({ name, inScope: z.boolean(), startsWith: name })),
  codings: z.array(
    z.strictObject({
      code: name,
      coder: name,
      words: name,
      comment: prose,
      negativeCase: z.boolean().default(false),
      exemplar: z.strictObject({ quotation: name, reason: prose }).optional(),
    }),
  ),
});
const memos = z.array(
  z.strictObject({
    kind: z.enum(MEMO_KINDS),
    title: name,
    body: name,
    coder: name,
    date: day,
    on: z.union([
      z.strictObject({ type: z.literal('passage'), key: z.strictObject({ transcript: name, words: name }) }),
      z.strictObject({ type: z.enum(['project', 'case', 'participant', 'transcript', 'code']), key: name }),
    ]),
  }),
);

/** The attribute of a participant that orders the interviews, where the study has it. */
const INTERVIEWED_ON = 'Interviewed on';

/** The folder of the sample's files: beside `src-main` in the repository, beside `out` when built. */
export function samplesFolder(from: string = import.meta.dirname): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const here = join(folder, 'samples');
    if (existsSync(join(here, 'study.json'))) return here;
    if (folder === dirname(folder))
      throw new Refusal('not_found', 'The samples folder is missing from this installation.');
  }
}

/** Reads all of the sample's files. Refuses with the file and the place in it that is not as it must be. */
export function readSampleFiles(folder: string): SampleFiles {
  const json = <T>(file: string, schema: z.ZodType<T>): T =>
    parsed(file, readFileSync(join(folder, file), 'utf8'), schema);
  const described = json('study.json', study);
  const dates = new Map(
    described.participants.map((one) => [one.case + one.code, one.attributes[INTERVIEWED_ON] ?? null]),
  );
  const transcripts = readdirSync(join(folder, 'transcripts'))
    .sort()
    .map((file) => {
      const stem = file.replace(/\.[^.]+$/, '');
      return {
        file: `transcripts/${file}`,
        bytes: Buffer.from(readFileSync(join(folder, 'transcripts', file))),
        name: stem,
        recordedOn: dates.get(stem) ?? null,
        coded: json(`codings/${stem}.json`, coded),
      };
    })
    .sort((a, b) => (a.recordedOn ?? '').localeCompare(b.recordedOn ?? ''));
  return {
    study: described,
    transcripts,
    codebook: json('codebook.json', z.array(code)),
    memos: json('memos.json', memos),
  };
}

function parsed<T>(file: string, text: string, schema: z.ZodType<T>): T {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw wrongIn(file, null, error instanceof Error ? error.message : 'it is not JSON');
  }
  const checked = schema.safeParse(json);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw wrongIn(file, issue ? issue.path.join('.') : null, issue?.message ?? 'it is not as it must be');
}

/** Says which file of the sample is wrong, where in it, and what is. */
export const wrongIn = (file: string, where: string | null, what: string): Refusal =>
  new Refusal('invalid', `samples/${file}${where === null || where === '' ? '' : `, ${where}`}: ${what}`);
