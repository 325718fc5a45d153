import type { Session } from '../store/react.tsx';

/**
 * One thing that can be done, in one table for palette, keys and menus. `keys` are written like `Mod+K`, `Shift+Delete`,
 * `V`; `Mod` is Ctrl, or Cmd on a Mac. Where two commands have the same keys, the first that `when` allows runs.
 */
export type Command = {
  id: string;
  /** As the palette and the key sheet show it. */
  title: string;
  group:
    | 'transcript'
    | 'codes'
    | 'compare'
    | 'codebook'
    | 'exemplars'
    | 'people'
    | 'memos'
    | 'trail'
    | 'project'
    | 'window';
  keys?: readonly string[];
  /**
   * Whether it can be done now; always when absent. `focused` is what has the focus, or had it before the palette took
   * it; what has it now when absent.
   */
  when?(session: Session, focused?: Element | null): boolean;
  /** True when it may run while a text field has the focus (`Mod+K`); plain letters must not. */
  inFields?: boolean;
  run(session: Session): void | Promise<void>;
};

/** Whether nothing lies over the room but the palette, which closes before it runs what was found in it. */
export const isInSight = ({ view }: Session): boolean => ['none', 'palette'].includes(view.get().overlay);
