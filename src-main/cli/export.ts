import type { FileOut } from '@shared/contract/index.ts';
import type { Host } from '../host.ts';
import { transcriptTitled } from '../export/transcript.ts';
import type { Run, Typed } from './commands.ts';
import { ask, pathFrom, printJson, printLine, reading, WrongUsage, type Io } from './io.ts';
import { writeWhole } from './write-whole.ts';

export const exportCodebook: Run = (typed, io) => {
  const format = formatOf(typed, ['docx', 'html', 'md', 'json']);
  return exported(typed, io, format, (host) =>
    ask(host, 'export.codebook', {
      format,
      ...scope(typed),
      withRetired: typed.options['with-retired'] ?? false,
    }),
  );
};

export const exportCodings: Run = (typed, io) => {
  const format = formatOf(typed, ['csv', 'json']);
  return exported(typed, io, format, (host) => ask(host, 'export.codings', { format, ...scope(typed) }));
};

export const exportComparisons: Run = (typed, io) => {
  const format = formatOf(typed, ['csv', 'json', 'docx', 'md']);
  return exported(typed, io, format, (host) => ask(host, 'export.comparisons', { format }));
};

export const exportTranscript: Run = (typed, io) => {
  const format = formatOf(typed, ['txt', 'json']);
  const [, title = ''] = typed.operands;
  return exported(typed, io, format, (host) =>
    ask(host, 'export.transcript', { format, id: transcriptTitled(host.parts.db, title) }),
  );
};

export const exportMemos: Run = (typed, io) => {
  const format = formatOf(typed, ['csv', 'json', 'docx', 'md']);
  return exported(typed, io, format, (host) => ask(host, 'export.memos', { format }));
};

export const exportAudit: Run = (typed, io) => {
  const format = formatOf(typed, ['csv', 'json', 'docx', 'md']);
  return exported(typed, io, format, (host) => ask(host, 'export.audit', { format }));
};

async function exported(
  typed: Typed,
  io: Io,
  format: string,
  make: (host: Host) => Promise<FileOut>,
): Promise<number> {
  const [path = ''] = typed.operands;
  const file = pathFrom(io, typed.options.output ?? '');
  const { bytes } = await reading(io, path, make);
  writeWhole(file, bytes);
  if (typed.options.json) printJson(io, { file, format, bytes: bytes.length });
  else printLine(io, `Wrote ${file}.`);
  return 0;
}

const scope = ({ options }: Typed) => ({ withOutOfScope: options['with-out-of-scope'] ?? false });

/** The format that the ending of `-o` asks for. */
function formatOf<F extends string>({ options: { output } }: Typed, formats: readonly F[]): F {
  if (!output) throw new WrongUsage('-o is missing');
  const [, ending] = /\.([^./\\]+)$/.exec(output.toLowerCase()) ?? [];
  const format = formats.find((each) => each === ending);
  if (!format)
    throw new WrongUsage(`“${output}” does not end in ${formats.map((each) => `.${each}`).join(', ')}`);
  return format;
}
