import type { Input } from '@shared/contract/index.ts';
import { download } from '../store/download.ts';
import type { Session } from '../store/react.tsx';

export const EXPORTS = ['docx', 'md', 'csv', 'json'] as const;
export type TrailFormat = (typeof EXPORTS)[number];

/** Hands the trail, as far as the filter lets it through, to the person as a file. Stopping it is no failure. */
export async function exportTrail(
  session: Session,
  format: TrailFormat,
  filter: Omit<Input<'export.audit'>, 'format'>,
  cancel?: AbortSignal,
): Promise<void> {
  const result = await session.call('export.audit', { ...filter, format }, cancel ? { cancel } : {});
  if (result.ok) download(session, result.value);
  else if (result.failure.code !== 'cancelled') session.show(result.failure);
}
