import type { KeyboardEvent } from 'react';

/**
 * Whether a key is an input method's own: Enter then agrees to its words and Escape lets them go, and neither is meant
 * for the field they are typed into.
 */
export const isComposing = (event: Pick<KeyboardEvent, 'nativeEvent'>): boolean =>
  event.nativeEvent.isComposing;
