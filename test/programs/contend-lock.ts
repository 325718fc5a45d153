// Takes and releases one lock again and again, and fails when it ever meets another holder inside.
import { closeSync, openSync, rmSync } from 'node:fs';
import { lockProject } from '../../src-main/lock.ts';

const [, , file = '', rounds = '0'] = process.argv;
const inside = `${file}.inside`;
let held = 0;
for (let round = 0; round < Number(rounds); round++) {
  const taken = lockProject(file, { shell: 'browser', now: new Date() });
  if (!taken.ok) {
    if (taken.failure.code !== 'locked') throw new Error(taken.failure.message);
    continue;
  }
  held++;
  // Throws when it is there already.
  closeSync(openSync(inside, 'wx'));
  if (round % 3 === 0) taken.value.announce({ url: 'http://127.0.0.1:1/front', secret: String(round) });
  rmSync(inside);
  taken.value.release();
}
process.stdout.write(`${held}\n`);
