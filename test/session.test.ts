import { memoryPorts, type Port } from '@shared/rpc/port.ts';
import { serve } from '@shared/rpc/server.ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Host } from '../src-main/host.ts';
import { memoryProject } from '../src-main/open.ts';
import { startSession } from '../src-renderer/api/session.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (then: () => void) => setTimeout(then, 16));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A project that is served, and the ports of the windows it has. */
function served(title: string) {
  const host: Host = memoryProject({ title });
  const windows = new Set<Port>();
  const open = (): Promise<Port> => {
    const [theirs, ours] = memoryPorts();
    serve(theirs, host);
    windows.add(theirs);
    theirs.onClose(() => void windows.delete(theirs));
    return Promise.resolve(ours);
  };
  return { host, windows, open };
}

test('A window that has lost its project leaves no window behind on another that it finds in its place.', async () => {
  const [mine, other] = [served('Mine'), served('Another')];
  let found = mine;
  const session = await startSession(() => found.open());
  if (!session.ok) throw new Error(session.failure.message);
  found = other;
  for (const port of mine.windows) port.close();
  expect(session.value.notices.get().closed).toBe(true);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(other.windows.size).toBe(0);
  expect(session.value.notices.get().closed).toBe(true);

  found = mine;
  await vi.advanceTimersByTimeAsync(10_000);
  expect([mine.windows.size, session.value.notices.get().closed]).toEqual([1, false]);
  expect(await session.value.call('project.update', { title: 'Mine again' })).toMatchObject({ ok: true });
  expect([...session.value.store.get().tables.project.values()][0]?.title).toBe('Mine again');
});
