import type { Input } from '@shared/contract/index.ts';
import { exportFile } from '../store/export-file.ts';
import type { Session } from '../store/react.tsx';

export const EXPORTS = ['docx', 'md', 'csv', 'json'] as const;
export type TrailFormat = (typeof EXPORTS)[number];

/** Hands the trail, as far as the filter lets it through, to the person as a file. */
export const exportTrail = (
  session: Session,
  format: TrailFormat,
  filter: Omit<Input<'export.audit'>, 'format'>,
): Promise<void> => exportFile(session, 'export.audit', { ...filter, format });
