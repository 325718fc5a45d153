import { type RefObject } from 'react';
import { AddDialog } from './AddDialog.tsx';
import type { Ask } from './ask.ts';
import { ColorPopover } from './ColorPopover.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';

/** Whatever is asked for, over the tree. */
export function CodeDialogs({
  asked,
  within,
  onClose,
}: {
  asked: Ask;
  within: RefObject<HTMLElement | null>;
  onClose: () => void;
}) {
  switch (asked.what) {
    case 'add':
      return <AddDialog level={asked.level} under={asked.under} onClose={onClose} />;
    case 'move':
      return <MoveDialog ids={asked.ids} onClose={onClose} />;
    case 'merge':
      return <MergeDialog ids={asked.ids} onClose={onClose} />;
    case 'remove':
      return <RemoveDialog ids={asked.ids} onClose={onClose} />;
    case 'recolour':
      return <ColorPopover ids={asked.ids} within={within} onClose={onClose} />;
    case 'rename':
    case 'filter':
    case 'reveal':
      return null;
  }
}
