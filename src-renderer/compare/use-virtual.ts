import { measureElement, useVirtualizer } from '@tanstack/react-virtual';

/** The virtualizer of the bench's lists; read at every draw, and kept by nobody. */
export const useVirtual: typeof useVirtualizer = (options) =>
  // oxlint-disable-next-line react/incompatible-library -- no compiler memoizes what is drawn from it: it says so and lets it be
  useVirtualizer(options);

/**
 * The height of a card as the frame's own layout found it, all cards of a frame at once. Until then it is as high as was
 * reckoned: asked for as it is drawn, each card would have the page laid out and all that follow it moved.
 */
export const heightSeen: typeof measureElement = (element, entry, instance) => {
  if (entry) return measureElement(element, entry, instance);
  const index = instance.indexFromElement(element);
  const seen = instance.itemSizeCache.get(instance.options.getItemKey(index));
  return seen ?? instance.options.estimateSize(index);
};
