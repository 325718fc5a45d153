import type { Session } from '../../store/react.tsx';
import type { Looking } from '../../store/view.ts';

/** Opens find and replace over the window; `from` is what is being looked for already. */
export const openReplace = ({ view }: Session, from: Looking['replacing'] = null): void =>
  view.set({ overlay: 'replace', replacing: from });
