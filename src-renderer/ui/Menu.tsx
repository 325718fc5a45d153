import { useRef, type ReactNode } from 'react';
import {
  Keyboard,
  Menu as AriaMenu,
  MenuItem,
  MenuTrigger,
  Popover,
  Separator,
  Text,
} from 'react-aria-components';
import { Icon, type IconName } from './icons.tsx';
import { shownKeys } from './keys.tsx';

export type MenuEntry =
  | {
      id: string;
      label: string;
      run: () => void | Promise<unknown>;
      icon?: IconName;
      keys?: string;
      isDisabled?: boolean;
      danger?: boolean;
      /** Drawn with a tick: the one that holds now. */
      isChosen?: boolean;
    }
  | 'line';

function Entries({
  label,
  entries,
  onClose,
}: {
  label: string;
  entries: readonly MenuEntry[];
  /** Given where no trigger closes the menu after a choice. */
  onClose?: () => void;
}) {
  const drawsTicks = entries.some((entry) => entry !== 'line' && entry.isChosen !== undefined);
  return (
    <AriaMenu className="menu" aria-label={label} {...(onClose ? { onClose, autoFocus: 'first' } : {})}>
      {entries.map((entry, i) =>
        entry === 'line' ? (
          <Separator key={`line ${i}`} className="menu-line" />
        ) : (
          <MenuItem
            key={entry.id}
            id={entry.id}
            textValue={entry.isChosen ? `${entry.label} ✓` : entry.label}
            className={entry.danger ? 'menu-item menu-item-danger' : 'menu-item'}
            isDisabled={entry.isDisabled ?? false}
            onAction={() => void entry.run()}
          >
            {drawsTicks && (
              <span className="menu-tick">{entry.isChosen && <Icon name="check" size={14} />}</span>
            )}
            {entry.icon && <Icon name={entry.icon} />}
            <Text slot="label">{entry.label}</Text>
            {entry.keys && <Keyboard className="kbd">{shownKeys(entry.keys)}</Keyboard>}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  );
}

/** A button (the child) that opens a menu. */
export function Menu({
  label,
  entries,
  children,
}: {
  label: string;
  entries: readonly MenuEntry[];
  /** The trigger: a `Button` or `IconButton` of this kit, without a tooltip of its own. */
  children: ReactNode;
}) {
  return (
    <MenuTrigger>
      {children}
      <Popover className="popover" offset={4}>
        <Entries label={label} entries={entries} />
      </Popover>
    </MenuTrigger>
  );
}

/** Where a context menu opens, in CSS pixels of the window. */
export type MenuPlace = { x: number; y: number };

/**
 * A menu at a point. Render it while `place` is set. For the menu key and Shift+F10 the browser gives the
 * `contextmenu` event too; `menuPlace` reads the point from either.
 */
export function ContextMenu({
  label,
  place,
  entries,
  onClose,
}: {
  label: string;
  place: MenuPlace;
  entries: readonly MenuEntry[];
  onClose: () => void;
}) {
  const anchor = useRef<HTMLSpanElement>(null);
  return (
    <>
      <span ref={anchor} className="menu-anchor" style={{ left: place.x, top: place.y }} />
      <Popover
        className="popover"
        isOpen
        triggerRef={anchor}
        placement="bottom start"
        offset={2}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
      >
        <Entries label={label} entries={entries} onClose={onClose} />
      </Popover>
    </>
  );
}

/** The point of a `contextmenu` event; under the element itself when a key raised it. */
export function menuPlace(event: { clientX: number; clientY: number; currentTarget: Element }): MenuPlace {
  if (event.clientX !== 0 || event.clientY !== 0) return { x: event.clientX, y: event.clientY };
  const box = event.currentTarget.getBoundingClientRect();
  return { x: box.left + 12, y: box.bottom };
}
