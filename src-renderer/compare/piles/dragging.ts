import { useState, type DragEvent } from 'react';
import type { Id } from '@shared/contract/index.ts';

const DRAGGED = 'application/x-groundwork-incidents';

/** Begins a drag of these incidents; the pointer carries how many there are. */
export function startDrag(event: DragEvent, ids: readonly Id[], label: string): void {
  event.dataTransfer.setData(DRAGGED, JSON.stringify(ids));
  event.dataTransfer.effectAllowed = 'move';
  if (ids.length < 2) return;
  // The picture is taken of an element that is drawn, and must not be seen where it is.
  const picture = document.createElement('div');
  picture.className = 'piles-dragged';
  picture.textContent = label;
  document.body.append(picture);
  event.dataTransfer.setDragImage(picture, 12, 12);
  setTimeout(() => picture.remove());
}

const draggedIds = (event: DragEvent): Id[] => JSON.parse(event.dataTransfer.getData(DRAGGED)) as Id[];

/** Makes an element a place where incidents are dropped. `isOver`: they are above it now. */
export function useDropOfIncidents(onDrop: ((ids: Id[]) => void) | null) {
  const [isOver, setOver] = useState(false);
  const takes = (event: DragEvent) => onDrop !== null && event.dataTransfer.types.includes(DRAGGED);
  return {
    isOver,
    drop: {
      onDragOver(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        setOver(true);
      },
      onDragLeave(event: DragEvent) {
        const to = event.relatedTarget;
        if (!(to instanceof Node) || !event.currentTarget.contains(to)) setOver(false);
      },
      onDrop(event: DragEvent) {
        if (!takes(event)) return;
        event.preventDefault();
        setOver(false);
        onDrop?.(draggedIds(event));
      },
    },
  };
}
