// Takes the lock on the project that is named, says what came of it, and holds it until it is ended.
import { lockProject } from '../../src-main/lock.ts';

const taken = lockProject(process.argv[2] ?? '', { shell: 'browser', now: new Date() });
if (taken.ok && process.argv[3] === 'announce')
  taken.value.announce({ url: 'http://127.0.0.1:1/front', secret: 's' });
process.stdout.write(`${taken.ok ? 'taken' : taken.failure.code}\n`);
// As the program does: a lock that nothing refers to is collected, and its database closed.
if (taken.ok) setInterval(() => taken.value, 60_000);
