import { useEffect, useRef, useState } from 'react';
import { useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';

/**
 * Files dropped anywhere on the window. Anything else that is dragged (codes in the tree) passes by. Files that `mayDrop`
 * refuses go nowhere: not to the window either, which would show them instead of itself.
 */
export function DropZone({
  mayDrop,
  onFiles,
}: {
  mayDrop: () => boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const readOnly = useStore((state) => state.readOnly);
  const [over, setOver] = useState(false);
  const zone = useRef({ mayDrop, take: onFiles });
  useEffect(() => {
    zone.current = { mayDrop, take: onFiles };
  });
  useEffect(() => {
    if (readOnly) return;
    const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
    const drag = (event: DragEvent) => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      const may = zone.current.mayDrop();
      if (!may && event.dataTransfer) event.dataTransfer.dropEffect = 'none';
      setOver(may);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (!hasFiles(event)) return;
      event.preventDefault();
      // An editor below must not take the file's name for text.
      event.stopPropagation();
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length > 0 && zone.current.mayDrop()) zone.current.take(files);
    };
    window.addEventListener('dragover', drag, true);
    window.addEventListener('dragleave', leave, true);
    window.addEventListener('drop', drop, true);
    return () => {
      window.removeEventListener('dragover', drag, true);
      window.removeEventListener('dragleave', leave, true);
      window.removeEventListener('drop', drop, true);
    };
  }, [readOnly]);
  if (!over) return null;
  return (
    <div className="drop-over" aria-hidden="true">
      <strong>{words.shell.dropHere}</strong>
      <span>{words.shell.dropNote}</span>
    </div>
  );
}
