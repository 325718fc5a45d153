import { type RefObject } from 'react';
import { AddDialog } from './AddDialog.tsx';
import type { Ask } from './ask.ts';
import { ColorPopover } from './ColorPopover.tsx';
import { GroupsDialog } from './GroupsDialog.tsx';
import { LevelDialog, OriginDialog } from './LevelDialog.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { MoveDialog } from './MoveDialog.tsx';
import { RemoveDialog } from './RemoveDialog.tsx';
import { RestoreDialog, RetireDialog } from './RetireDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';

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
    case 'split':
      return <SplitDialog id={asked.id} onClose={onClose} />;
    case 'level':
      return <LevelDialog ids={asked.ids} level={asked.level} onClose={onClose} />;
    case 'origin':
      return <OriginDialog ids={asked.ids} origin={asked.origin} onClose={onClose} />;
    case 'retire':
      return <RetireDialog ids={asked.ids} onClose={onClose} />;
    case 'restore':
      return <RestoreDialog ids={asked.ids} onClose={onClose} />;
    case 'groups':
      return <GroupsDialog ids={asked.ids} onClose={onClose} />;
    case 'recolour':
      return <ColorPopover ids={asked.ids} within={within} onClose={onClose} />;
    case 'rename':
    case 'filter':
    case 'reveal':
      return null;
  }
}
