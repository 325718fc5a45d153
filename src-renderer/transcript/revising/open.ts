import type { Id } from '@shared/contract/index.ts';
import type { Session } from '../../store/react.tsx';

/** Asks for a corrected version of a transcript. */
export const openRevise = ({ view }: Pick<Session, 'view'>, id: Id): void =>
  view.set({ overlay: 'revise', revisingId: id });
