import type { ReactNode } from 'react';

/** Sixteen units square, drawn in strokes of the text's colour. */
const DRAWN = {
  code: <path d="M10.5 2.5H6.8a3 3 0 0 0 0 6h.7m0-6v11m3-11v11m2.2-11h-5" />,
  codebook: (
    <path d="M3 3.3c1.8-.7 3.5-.7 5 .4 1.5-1.1 3.2-1.1 5-.4v9.2c-1.8-.6-3.5-.6-5 .5-1.5-1.1-3.2-1.1-5-.5zM8 3.7v9.3" />
  ),
  compare: <path d="M2.5 3.5h4v9h-4zM9.5 3.5h4v5h-4zM9.5 11.5h4" />,
  trail: <path d="M2.7 8a5.3 5.3 0 1 0 1.7-3.9M2.5 2.8v2.5H5M8 5v3.2l2.2 1.4" />,
  cases: <path d="M2.5 3.5h11v9h-11zM2.5 6.5h11M6.5 6.5v6M2.5 9.5h11" />,
  memos: <path d="M3 2.5h10v7.5l-3.5 3.5H3zM9.5 13.5V10H13M5.5 5.5h5M5.5 8h3" />,
  search: <path d="M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3l3.2 3.2" />,
  undo: <path d="M5.5 3 2.5 6l3 3M2.7 6H9a4 4 0 0 1 0 8H6.5" />,
  redo: <path d="m10.5 3 3 3-3 3M13.3 6H7a4 4 0 0 0 0 8h2.5" />,
  sun: (
    <path d="M8 10.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM8 1.5v1.2M8 13.3v1.2M1.5 8h1.2M13.3 8h1.2M3.4 3.4l.9.9M11.7 11.7l.9.9M3.4 12.6l.9-.9M11.7 4.3l.9-.9" />
  ),
  moon: <path d="M13 9.5A5.5 5.5 0 0 1 6.5 3a5.5 5.5 0 1 0 6.5 6.5z" />,
  system: <path d="M2.5 3h11v7.5h-11zM6 13.5h4M8 10.5v3" />,
  plus: <path d="M8 3v10M3 8h10" />,
  more: <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" strokeWidth="2.2" />,
  close: <path d="m4 4 8 8M12 4l-8 8" />,
  check: <path d="m3 8.5 3.2 3.2L13 4.8" />,
  down: <path d="m4 6 4 4 4-4" />,
  up: <path d="m4 10 4-4 4 4" />,
  right: <path d="m6 4 4 4-4 4" />,
  arrow: <path d="M3 8h10M9 4l4 4-4 4" />,
  edit: <path d="M3 13l.6-2.8 7.3-7.3a1.2 1.2 0 0 1 1.7 0l.5.5a1.2 1.2 0 0 1 0 1.7l-7.3 7.3z" />,
  trash: <path d="M3 4.5h10M6.3 4.5V3h3.4v1.5M4.3 4.5l.6 9h6.2l.6-9M6.8 7v4M9.2 7v4" />,
  import: <path d="M8 2.5v7M5 6.8 8 9.8l3-3M2.8 10.5v3h10.4v-3" />,
  export: <path d="M8 9.8v-7M5 5.5l3-3 3 3M2.8 10.5v3h10.4v-3" />,
  star: <path d="m8 2.3 1.75 3.6 3.95.55-2.85 2.75.7 3.9L8 11.25 4.45 13.1l.7-3.9L2.3 6.45l3.95-.55z" />,
  starred: (
    <path
      fill="currentColor"
      d="m8 2.3 1.75 3.6 3.95.55-2.85 2.75.7 3.9L8 11.25 4.45 13.1l.7-3.9L2.3 6.45l3.95-.55z"
    />
  ),
  person: (
    <path d="M8 8a2.7 2.7 0 1 0 0-5.4A2.7 2.7 0 0 0 8 8zM2.8 13.5c.5-2.4 2.5-3.7 5.2-3.7s4.7 1.3 5.2 3.7" />
  ),
  warning: <path d="M8 2.5 14 13H2zM8 6.5v3.2M8 11.3v.1" />,
  grip: <path d="M6 4h.01M10 4h.01M6 8h.01M10 8h.01M6 12h.01M10 12h.01" strokeWidth="1.8" />,
  read: <path d="M2.5 4h11M2.5 7h11M2.5 10h7M11 9.5l2.5 2-2.5 2" />,
  back: <path d="M13 8H3M7 4 3 8l4 4" />,
  filter: <path d="M2.5 3.5h11L9.3 8.7v4.3l-2.6-1.5V8.7z" />,
  link: (
    <path d="M6.7 9.3a2.5 2.5 0 0 0 3.5 0l2.3-2.3A2.5 2.5 0 0 0 9 3.5l-.8.8M9.3 6.7a2.5 2.5 0 0 0-3.5 0L3.5 9A2.5 2.5 0 0 0 7 12.5l.8-.8" />
  ),
  merge: <path d="M4 2.5v3c0 2 4 2.5 4 5v3M12 2.5v3c0 2-4 2.5-4 5M5.8 11.5 8 13.7l2.2-2.2" />,
  tree: <path d="M3 3h4M3 3v9.5h4M3 7.8h4M9 3h4M9 7.8h4M9 12.5h4" />,
  keys: <path d="M2 4.5h12v7H2zM4.5 7h.01M7 7h.01M9.5 7h.01M11.8 7h.01M5 9.3h6" />,
} satisfies Record<string, ReactNode>;

export type IconName = keyof typeof DRAWN;

/** A picture beside a word, or in an `IconButton`; never read out, so never the only sign of what a thing is. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      className="icon"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.3"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {DRAWN[name]}
    </svg>
  );
}
