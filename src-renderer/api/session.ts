import {
  ok,
  type Broadcast,
  type Failure,
  type Preferences,
  type Result,
  type Snapshot,
  type Told,
} from '@shared/contract/index.ts';
import { connect } from '@shared/rpc/client.ts';
import type { Port } from '@shared/rpc/port.ts';
import { createNotices, type Notices } from '../shell/notices.ts';
import type { Session } from '../store/react.tsx';
import { afterPaint, atRest } from '../store/after-paint.ts';
import { createStore, type Store } from '../store/store.ts';
import { createTurns } from '../store/turns.ts';
import { createView } from '../store/view.ts';
import { words } from '../words/index.ts';

/** A session with the notices it shows. */
export type RunningSession = Session & { notices: Notices };

/**
 * Opens the port, loads the snapshot and follows the changes. A missed change (a gap in revisions) loads the snapshot
 * again, and with it the transcripts that are open; so does a connection that was lost and found again.
 */
export async function startSession(openPort: () => Promise<Port>): Promise<Result<RunningSession>> {
  const notices = createNotices();
  const early: Broadcast[] = [];
  const toldEarly: Told[] = [];
  let store: Store | null = null;
  const follow = async (isOurs: () => boolean, onClosed: () => void) => {
    const port = await openPort();
    const call = connect(port, {
      onBroadcast: (broadcast) => {
        if (!isOurs()) return;
        if (!store) early.push(broadcast);
        else if (!store.apply(broadcast)) void reload(store);
      },
      onTold: (told) => {
        if (!isOurs()) return;
        if (!store) toldEarly.push(told);
        else if (hear(store, told)) sayWhoCodes(store);
      },
      onFront: () => window.focus(),
      onClosed,
    });
    return { call, close: () => port.close() };
  };
  const sayWhoCodes = ({ get }: Store) => {
    const { tables, coderId } = get();
    const coder = tables.coder.get(coderId);
    if (coder) notices.said(words.shell.nowCoding(coder.name));
  };
  const lost = () => {
    notices.closed();
    const held = store;
    if (held) void untilDone(() => findAgain(held));
  };
  /** False when the project is not there; also when another one is served where ours was. */
  const findAgain = async (held: Store) => {
    const is = { ours: false, gone: false };
    const found = await follow(
      () => is.ours,
      () => {
        is.gone = true;
        if (is.ours) lost();
      },
    );
    const snapshot = await found.call('project.snapshot', {});
    if (!snapshot.ok || is.gone || guidOf(snapshot.value.project) !== guidOf(projectsOf(held))) {
      // Another project's host would take this for a window of its own, and each try for one more.
      found.close();
      return false;
    }
    is.ours = true;
    wire = found;
    await take(held, snapshot.value);
    // It may have gone again meanwhile, and whoever looks for it then says when it is there.
    if (!is.gone) notices.opened();
    return true;
  };
  let wire = await follow(() => true, lost);
  const call: Session['call'] = (method, input, options) => wire.call(method, input, options);
  const reload = async (held: Store) => {
    const snapshot = await call('project.snapshot', {});
    if (snapshot.ok) await take(held, snapshot.value);
    else notices.failed(snapshot.failure);
  };
  const take = async (held: Store, snapshot: Snapshot) => {
    held.reset(snapshot);
    for (const id of held.get().open.keys()) {
      const again = await call('transcripts.open', { id });
      if (again.ok) held.opened(again.value);
      else if (again.failure.code === 'not_found') held.closed(id);
    }
  };
  const [snapshot, preferences] = await Promise.all([
    call('project.snapshot', {}),
    call('preferences.read', {}),
  ]);
  if (!snapshot.ok) return snapshot;
  const made = createStore(snapshot.value);
  store = made;
  for (const broadcast of early) made.apply(broadcast);
  for (const told of toldEarly) hear(made, told);
  const show = (failure: Failure) => notices.failed(failure);
  const own = createPreferences(preferences.ok ? preferences.value : {}, (patch) => {
    void call('preferences.save', patch).then((saved) => {
      if (!saved.ok) show(saved.failure);
    });
  });
  // What waits to be saved is, when the page goes.
  globalThis.window?.addEventListener('pagehide', own.saveNow);
  const view = createView();
  return ok({
    store: made,
    follow: afterPaint(made.subscribe),
    view,
    followView: atRest(afterPaint(view.subscribe)),
    call,
    inTurn: createTurns(),
    notices,
    show,
    left: (field, text) => notices.left(field, text),
    say: (message) => notices.said(message),
    running: (message, stop) => notices.running(message, stop),
    act: async (method, input) => {
      const result = await call(method, input);
      if (result.ok) return result.value;
      show(result.failure);
      return null;
    },
    preferences: own,
  });
}

/** Whether somebody else codes from now on. */
function hear(store: Store, told: Told): boolean {
  if ('progressOf' in told) store.progress(told.progressOf);
  else store.coder(told.coderId);
  return 'coderId' in told;
}

const guidOf = ([project]: Iterable<{ guid: string }>) => project?.guid;
const projectsOf = (store: Store) => store.get().tables.project.values();

/** Waits before each try to find a lost connection again, in milliseconds; the last one before all others. */
const WAITS = [300, 700, 1_500, 3_000, 5_000, 10_000];

async function untilDone(done: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; ; tries++) {
    await new Promise((waited) => setTimeout(waited, WAITS[tries] ?? WAITS.at(-1)));
    if (await done()) return;
  }
}

/** A line that is dragged sets a preference with each frame; the host writes a file for each it is told, after so long, in ms. */
const GATHERED = 200;

/**
 * Preferences as this window has them, at once; saved by the host, in the person's own folder, when they have been
 * gathered for a moment.
 */
export function createPreferences(
  first: Preferences,
  save: (patch: Preferences) => void,
): Session['preferences'] & { saveNow: () => void } {
  let kept = first;
  let waiting: Preferences | null = null;
  const saveNow = () => {
    if (waiting) save(waiting);
    waiting = null;
  };
  const listeners = new Set<() => void>();
  return {
    get: () => kept,
    saveNow,
    save(patch) {
      kept = { ...kept, ...patch };
      if (!waiting) setTimeout(saveNow, GATHERED);
      waiting = { ...waiting, ...patch };
      for (const listener of listeners) listener();
    },
    // At once: a control that is set by hand shows what it was set to.
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
