import { createContext } from 'react';
import type { Id } from '@shared/contract/index.ts';

/** Told when a card is shown whole, or in part again: whoever keeps heights measures this one anew. */
export const CardToggled = createContext<(id: Id) => void>(() => {});
