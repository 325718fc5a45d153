import { useRef } from 'react';
import { CrossTable } from './CrossTable.tsx';
import type { Layout } from './layout.ts';
import { useSize } from './use-size.ts';

/** Columns crossed with rows, in one box that is scrolled both ways. */
export function CrossGrid({ layout, isFiltered }: { layout: Layout; isFiltered: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  return (
    <div ref={box} className="cross" data-bench="">
      {width > 0 && layout.rows && (
        <CrossTable box={box} room={width} layout={layout} isFiltered={isFiltered} />
      )}
    </div>
  );
}
