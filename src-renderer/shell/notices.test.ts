import { expect, test } from 'vitest';
import { createNotices, inSight } from './notices.ts';

const shown = ({ get }: ReturnType<typeof createNotices>) =>
  inSight(get().list).map(({ message }) => message);

test('What was said is not said again when the newer notices have gone; what failed is.', () => {
  const notices = createNotices();
  notices.said('said 0');
  notices.failed({ code: 'disk_full', message: 'failed' });
  for (const n of [1, 2, 3, 4]) notices.said(`said ${n}`);
  for (const { id, kind } of inSight(notices.get().list)) if (kind === 'said') notices.dismiss(id);
  expect(shown(notices)).toEqual(['failed']);
});

test('What runs stays in sight while it runs, however much is said meanwhile.', () => {
  const notices = createNotices();
  const running = notices.running('Making the file…', () => {});
  for (const n of [1, 2, 3, 4, 5, 6]) notices.said(`said ${n}`);
  expect(shown(notices)).toEqual(['Making the file…', 'said 3', 'said 4', 'said 5', 'said 6']);
  running.says('Making the file… 40%');
  expect(shown(notices)[0]).toBe('Making the file… 40%');
  running.ended();
  expect(shown(notices)).toEqual(['said 3', 'said 4', 'said 5', 'said 6']);
});

test('What was written and could not be saved is shown with the failure just shown for it, and stays in sight and over a connection that is back.', () => {
  const notices = createNotices();
  notices.failed({ code: 'closed', message: 'gone' });
  notices.left('Definition', 'mine');
  expect(notices.get().list).toMatchObject([
    { message: 'gone', left: { field: 'Definition', text: 'mine' } },
  ]);
  notices.left('Label', 'other');
  for (const n of [1, 2, 3, 4, 5]) notices.said(`said ${n}`);
  notices.opened();
  expect(inSight(notices.get().list).map((one) => one.left?.text ?? one.message)).toEqual([
    'mine',
    'other',
    'said 2',
    'said 3',
    'said 4',
    'said 5',
  ]);
  notices.failed({ code: 'closed', message: 'gone again' });
  notices.said('later');
  notices.left('Label', 'not of that failure');
  expect(notices.get().list.at(-1)?.message).not.toBe('gone again');
});
