import { expect, test, vi } from 'vitest';
import { memoryPorts, type Port } from '@shared/rpc/port.ts';
import { serve } from '@shared/rpc/server.ts';
import { memoryProject } from '../src-main/open.ts';
import { createPreferences, startSession } from '../src-renderer/api/session.ts';

test('A connection that is found and lost again while open transcripts are read is a closed one.', async () => {
  vi.stubGlobal('requestAnimationFrame', (paint: () => void) => setTimeout(paint));
  const host = memoryProject();
  const ports: Port[] = [];
  // The first serves; the second goes as soon as it has given the project; the third never comes.
  const openPort = () => {
    const [theirs, ours] = memoryPorts();
    ports.push(theirs);
    if (ports.length > 2) return new Promise<Port>(() => {});
    serve(theirs, host);
    return Promise.resolve(ours);
  };
  const started = await startSession(openPort);
  if (!started.ok) throw new Error(started.failure.message);
  const { call, notices, store } = started.value;
  await call('import.read', { name: 'PAR1PW01.txt', bytes: new TextEncoder().encode('PW01: Yes.') }).then(
    async (read) => {
      if (!read.ok) throw new Error(read.failure.message);
      const { stagingId, title, caseCode, participantCode } = read.value;
      await call('import.confirm', { files: [{ stagingId, title, caseCode, participantCode }] });
    },
  );
  const opened = await call('transcripts.open', { id: 1 });
  if (!opened.ok) throw new Error(opened.failure.message);
  store.opened(opened.value);
  store.subscribe(() => {
    if (ports.length === 2) ports[1]?.close();
  });
  ports[0]?.close();
  await expect.poll(() => ports.length, { timeout: 5_000 }).toBe(3);
  expect(notices.get().closed).toBe(true);
  host.close();
});

test('A line that is dragged is seen at once, and saved once it has come to rest.', () => {
  vi.useFakeTimers();
  const saved: object[] = [];
  const own = createPreferences({ theme: 'dark' }, (patch) => void saved.push(patch));
  for (let width = 200; width <= 300; width++) own.save({ width });
  expect([own.get(), saved]).toEqual([{ theme: 'dark', width: 300 }, []]);
  vi.runAllTimers();
  own.save({ theme: 'light' });
  own.saveNow();
  vi.runAllTimers();
  vi.useRealTimers();
  expect(saved).toEqual([{ width: 300 }, { theme: 'light' }]);
});
