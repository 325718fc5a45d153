import type { ReactNode } from 'react';
import { words } from '../words/index.ts';
import { Button } from './Button.tsx';
import type { Written } from './use-written.ts';

const t = words.shell.elsewhere;

/**
 * By a field: that another window has changed what is stored, and to what. Where both have written, which of the two is to
 * stay. It lies over everything, so that no row of a table grows by it.
 */
export function Elsewhere({
  of,
  says,
  onChosen,
}: {
  /** The field; its element has the anchor. */
  of: Written;
  /** For what is no text, and has no keys. */
  says?: (theirs: string) => ReactNode;
  /** After one was taken by its button. */
  onChosen?: () => void;
}) {
  const { theirs, isBoth, isAsked, keep, letGo } = of;
  return (
    // Always there: what comes into it is read out.
    <output className="elsewhere-place">
      {theirs !== null && (
        <span
          ref={show}
          popover="manual"
          className={isAsked ? 'elsewhere elsewhere-asked' : 'elsewhere'}
          style={{ positionAnchor: of.anchor }}
        >
          <span className="elsewhere-says">
            {says ? says(theirs) : theirs === '' ? t.emptied : t.changedTo(theirs)}
            {/* It has its room before it is said: a button would move from under the pointer that leaves the field. */}
            {isBoth && !says && <span className="elsewhere-keys"> {t.keys}</span>}
          </span>
          {isBoth && (
            <>
              <Button
                size="small"
                variant={isAsked ? 'primary' : 'plain'}
                onPress={() => {
                  keep();
                  onChosen?.();
                }}
              >
                {t.keepMine}
              </Button>
              <Button
                size="small"
                onPress={() => {
                  letGo();
                  onChosen?.();
                }}
              >
                {t.takeTheirs}
              </Button>
            </>
          )}
        </span>
      )}
    </output>
  );
}

const show = (element: HTMLElement | null) => element?.showPopover();
