import { defaultRangeExtractor, type Range } from '@tanstack/react-virtual';
import { useCallback } from 'react';

/**
 * The places that a virtual list draws: those in sight, and these wherever they are, -1 for none. A line that
 * `aria-activedescendant` names must be there to be read, and one that is being dragged must stay.
 */
export const useKeptDrawn = (...places: readonly number[]): ((range: Range) => number[]) =>
  useCallback(
    (range: Range) => {
      const drawn = new Set([...defaultRangeExtractor(range), ...places]);
      return [...drawn].filter((at) => at >= 0 && at < range.count).sort((a, b) => a - b);
    },
    // oxlint-disable-next-line react/exhaustive-deps -- as many in every draw
    places,
  );
