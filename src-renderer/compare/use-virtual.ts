import { useVirtualizer } from '@tanstack/react-virtual';

/** The virtualizer of the bench's lists; read at every draw, and kept by nobody. */
export const useVirtual: typeof useVirtualizer = (options) =>
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes what is drawn from it: it says so and lets it be
  useVirtualizer(options);
