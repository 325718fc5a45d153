/* oxlint-disable jsx-a11y/prefer-tag-over-role -- an <hr> cannot be dragged or hold a value (ARIA APG, Window Splitter) */
import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';

/** How far an arrow key moves it, and with Shift. In the unit of `value`. */
const STEPS = { small: 1, large: 5 };

/**
 * The line between two panes: dragged, or moved by arrow keys when it has the focus. `value` is what the pane before it
 * (after it when `isReversed`) has, in pixels or per cent as `toValue` gives; double-click sets it back.
 */
export function Splitter({
  label,
  className,
  value,
  min,
  max,
  step = 8,
  isReversed = false,
  isUpright = true,
  toValue,
  onChange,
  onReset,
}: {
  label: string;
  className: string;
  value: number;
  min: number;
  max: number;
  step?: number;
  isReversed?: boolean;
  /** An upright line, between left and right. */
  isUpright?: boolean;
  /** What a pointer at this place of the window asks for. */
  toValue: (event: PointerEvent) => number;
  onChange: (value: number) => void;
  onReset: () => void;
}) {
  const [dragging, setDragging] = useState(false);
  const line = useRef<HTMLDivElement>(null);
  const set = (next: number) => onChange(Math.round(Math.min(max, Math.max(min, next))));
  const onKeyDown = (event: KeyboardEvent) => {
    const [less, more] = isUpright ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    const by = (event.shiftKey ? STEPS.large : STEPS.small) * step * (isReversed ? -1 : 1);
    if (event.key === less) set(value - by);
    else if (event.key === more) set(value + by);
    else if (event.key === 'Home') set(min);
    else if (event.key === 'End') set(max);
    else return;
    event.preventDefault();
  };
  return (
    // A separator that takes the focus is a window splitter (ARIA 1.2): a widget, with a value and keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={line}
      role="separator"
      className={`splitter ${className}`}
      aria-label={label}
      aria-orientation={isUpright ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(value)}
      aria-valuemin={min}
      aria-valuemax={max}
      data-dragging={dragging || undefined}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.preventDefault();
        line.current?.setPointerCapture(event.pointerId);
        setDragging(true);
      }}
      onPointerMove={(event) => {
        if (dragging) set(toValue(event));
      }}
      onPointerUp={() => setDragging(false)}
      onPointerCancel={() => setDragging(false)}
    />
  );
}
