import { Document, Packer, Paragraph, TextRun } from 'docx';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const PW01 = [
  'I: What happens when you first meet somebody on the ward?',
  'PW01: I sit where they sit, not behind the desk. Then I tell them straight, I have been in that bed myself, and you see the whole face change. After that it is them asking the questions, not me.',
  'I: Why do you think that is?',
  'PW01: They think nobody in a lanyard could know, and then one does. You wait. You let it come up when it comes up.',
];
const SU02 = `INTERVIEWER: Who told you she had been a patient?
SU02: Nobody told me. It came out over the washing up, and I nearly dropped the plate.
INTERVIEWER: And after that?
SU02: After that I asked her everything. Every single thing.
`;
const ST01 = `**I:** How do you work with the peer workers?

**ST01:** I'll be honest, at first I did not know what to do with them. Then one of them sat with Mrs B for an hour and said nothing, and Mrs B ate.
`;

/** Writes three interviews to a folder as they arrive: from Word, from a plain editor, and from one that writes UTF-16. Returns their paths. */
export async function interviews(folder: string): Promise<string[]> {
  const document = new Document({
    sections: [{ children: PW01.map((line) => new Paragraph({ children: [new TextRun(line)] })) }],
  });
  const files: [string, Uint8Array][] = [
    ['PAR1PW01.docx', new Uint8Array(await Packer.toArrayBuffer(document))],
    ['VOL2_SU20 interview.txt', Buffer.from(SU02.replaceAll('\n', '\r\n'), 'utf8')],
    ['sta3-st01.md', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(ST01, 'utf16le')])],
  ];
  return files.map(([name, bytes]) => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  });
}
