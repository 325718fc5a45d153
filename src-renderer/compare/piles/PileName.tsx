import { useEffect, useRef } from 'react';
import type { Pile } from '../../store/piles-look.ts';
import { isComposing } from '../../ui/index.ts';
import { words } from '../../words/index.ts';
import type { Problem } from './result.ts';
import type { PileDeeds } from './use-deeds.ts';

const t = words.piles;

/** Of the button with a pile's number. */
export const pileNumberId = (key: number) => `pile-number-${key}`;
export const pileNameId = (key: number) => `pile-name-${key}`;

/** Goes back from a field to the card that the keys walk from; where none is, only lets go of the field. */
export function toCaret(field: HTMLElement): void {
  const card = document.querySelector<HTMLElement>('.piles-loose [data-incident][tabindex="0"]');
  if (card) card.focus();
  else field.blur();
}

/** What a new pile is called. Enter and Escape go back to the cards; what is written stays. */
export function PileName({
  pile: { key, name },
  position,
  problem,
  deeds,
  isDisabled,
}: {
  pile: Pile;
  position: number;
  problem: Problem | null;
  deeds: PileDeeds;
  isDisabled: boolean;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!deeds.takeName(key)) return;
    field.current?.closest('.pile')?.scrollIntoView({ block: 'nearest' });
    field.current?.focus();
  }, [deeds, key]);
  return (
    <input
      ref={field}
      id={pileNameId(key)}
      className="input pile-name"
      dir="auto"
      aria-label={t.name(position)}
      aria-invalid={problem !== null}
      placeholder={t.nameHint}
      title={name}
      maxLength={300}
      disabled={isDisabled}
      value={name}
      onChange={(event) => deeds.describe(key, { name: event.target.value, origin: 'open' })}
      onKeyDown={(event) => {
        if (isComposing(event)) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        if (event.ctrlKey || event.metaKey) return;
        event.preventDefault();
        event.stopPropagation();
        toCaret(event.currentTarget);
      }}
    />
  );
}
