import type { Id } from '@shared/contract/index.ts';
import { colorOfHue } from '@shared/coding/color.ts';
import { levelAllowed, nameTaken } from '@shared/coding/tree.ts';
import { checkPattern } from '@shared/text/names.ts';
import { list } from '../db/rows.ts';
import type { Tx } from '../db/transaction.ts';
import { misfit } from '../handlers/attributes.ts';
import type { Host } from '../host.ts';
import { memoryProject, uuidV7 } from '../open.ts';
import { addParticipant } from '../repositories/people.ts';
import { addMemos } from './sample-memos.ts';
import { addCodings, importTranscript, markRegions, type Codes, type Coders } from './sample-transcripts.ts';
import { wrongIn, type SampleCode, type SampleFiles } from './sample-files.ts';

/** When the sample's first steps were taken; every further one comes a few seconds later. */
const BEGINNING = '2025-03-17T09:00:00.000Z';
const STEP = 7_000;

/**
 * Makes the sample study in memory from its files, through the program's own import and write path. The same files
 * give the same project, to the last guid. Refuses with the file and the entry that do not fit. The caller closes it.
 */
export async function buildSample(files: SampleFiles): Promise<Host> {
  const { clock, newGuid } = sameEachTime();
  const host = memoryProject({ title: files.study.title, clock, newGuid });
  try {
    const coders = setUp(host, files);
    const codes = addCodes(host, files.codebook);
    for (const one of files.transcripts) {
      const transcript = await importTranscript(host, one);
      markRegions(host, one, transcript);
      addCodings(host, one, transcript, { coders, codes });
    }
    addMemos(host, files, { coders, codes });
    const [first] = coders.values();
    if (first) host.parts.coder.choose(first.id);
    return host;
  } catch (error) {
    host.close();
    throw error;
  }
}

/** A clock and guids that are the same in every run. */
function sameEachTime() {
  let [ticks, minted] = [0, 0];
  return {
    clock: () => new Date(Date.parse(BEGINNING) + STEP * ++ticks).toISOString(),
    newGuid: () => {
      const chance = new Uint8Array(10);
      new DataView(chance.buffer).setUint32(6, ++minted);
      return uuidV7(Date.parse(BEGINNING) + minted, chance);
    },
  };
}

/** Title, coders, roles, attributes, cases and participants. */
function setUp({ parts }: Host, { study }: SampleFiles): Coders {
  const { newGuid } = parts;
  const problem = checkPattern(study.identifierPattern);
  if (problem !== null) throw wrongIn('study.json', 'identifierPattern', problem);
  return parts.write({ kind: 'sample.set-up', label: 'Set up the sample study' }, (tx) => {
    tx.update('project', list(tx.orm, 'project')[0]?.id ?? 0, {
      title: study.title,
      identifierPattern: study.identifierPattern,
    });
    const held = list(tx.orm, 'coder');
    const coders = study.coders.map((row, i) => {
      const [first] = i === 0 ? held : [];
      return first
        ? tx.update('coder', first.id, row)
        : tx.insert('coder', { ...row, guid: newGuid(), archivedAt: null });
    });
    tx.removeMany(
      'role',
      list(tx.orm, 'role').map((row) => row.id),
    );
    tx.insertMany(
      'role',
      study.roles.map((row, position) => ({ ...row, guid: newGuid(), position })),
    );
    const attributes = tx.insertMany(
      'attribute',
      study.attributes.map((row, position) => ({
        ...row,
        options: JSON.stringify(row.options),
        guid: newGuid(),
        position,
      })),
    );
    const setValues = (
      subject: 'case' | 'participant',
      subjectId: Id,
      values: Record<string, string>,
      where: string,
    ) => {
      for (const [named, value] of Object.entries(values)) {
        const attribute = attributes.find((row) => row.subject === subject && row.name === named);
        if (!attribute)
          throw wrongIn('study.json', where, `there is no attribute “${named}” of a ${subject}`);
        const wrong = misfit(attribute, value);
        if (wrong !== null) throw wrongIn('study.json', where, wrong);
        tx.insert('attributeValue', { attributeId: attribute.id, subjectId, value });
      }
    };
    study.cases.forEach(({ code, label, attributes: values }, position) => {
      setValues(
        'case',
        tx.insert('studyCase', { guid: newGuid(), code, label, position }).id,
        values,
        `cases.${position}`,
      );
    });
    study.participants.forEach(({ case: caseCode, code, attributes: values }, i) => {
      const studyCase = list(tx.orm, 'studyCase').find((row) => row.code === caseCode);
      if (!studyCase) throw wrongIn('study.json', `participants.${i}`, `there is no case ${caseCode}`);
      setValues(
        'participant',
        addParticipant(tx, newGuid, studyCase.id, code, undefined).id,
        values,
        `participants.${i}`,
      );
    });
    return new Map(coders.map((row) => [row.initials, row]));
  });
}

/** The code tree; codes are known by their names, so each name stands once. */
function addCodes({ parts }: Host, codebook: SampleCode[]): Codes {
  const codes: Codes = new Map();
  const add = (
    tx: Tx,
    node: SampleCode,
    parent: { id: Id; level: SampleCode['level'] } | null,
    position: number,
  ) => {
    const where = `“${node.name}”`;
    const there = list(tx.orm, 'code');
    if (codes.has(node.name) || nameTaken(there, parent?.id ?? null, node.name))
      throw wrongIn('codebook.json', where, 'there are two codes with this name');
    if (!levelAllowed(node.level, parent?.level ?? null))
      throw wrongIn(
        'codebook.json',
        where,
        `a ${node.level} cannot stand under a ${parent?.level ?? 'project'}`,
      );
    const row = tx.insert('code', {
      guid: parts.newGuid(),
      parentId: parent?.id ?? null,
      level: node.level,
      name: node.name,
      color: colorOfHue(node.hue),
      origin: node.origin,
      shortDefinition: node.short,
      fullDefinition: node.full,
      useWhen: node.use,
      avoidWhen: node.avoid,
      typicalExample: node.example,
      position,
      retiredAt: null,
      mergedIntoId: null,
    });
    codes.set(row.name, row.id);
    node.children.forEach((child, i) => add(tx, child, row, i));
  };
  parts.write({ kind: 'codes.add', label: 'Added the sample study’s codes' }, (tx) =>
    codebook.forEach((node, i) => add(tx, node, null, i)),
  );
  return codes;
}
