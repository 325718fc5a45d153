import type { Id } from '@shared/contract/index.ts';
import type { Session } from '../store/react.tsx';
import { setBench } from './bench.ts';

/** Picks all of these, or lets all of them go when all are picked. */
export function pickAll(session: Session, incidents: readonly { id: Id }[]): void {
  const { picks } = session.view.get().bench;
  const own = new Set(picks);
  const all = new Set(incidents.map((one) => one.id));
  const isWhole = incidents.every((one) => own.has(one.id));
  setBench(session, {
    picks: isWhole
      ? picks.filter((id) => !all.has(id))
      : [...picks, ...[...all].filter((id) => !own.has(id))],
  });
}
