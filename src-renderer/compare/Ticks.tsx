import type { Id } from '@shared/contract/index.ts';
import { Check } from './Check.tsx';

/** Some of a list, each to be ticked. */
export function Ticks<K extends Id | string>({
  label,
  items,
  chosen,
  onChange,
}: {
  label: string;
  items: readonly { id: K; label: string; detail?: string }[];
  chosen: readonly K[];
  onChange: (chosen: K[]) => void;
}) {
  if (items.length === 0) return null;
  return (
    <fieldset className="filter-set">
      <legend>{label}</legend>
      <div className="filter-ticks">
        {items.map((item) => (
          <Check
            key={item.id}
            label={item.label}
            isOn={chosen.includes(item.id)}
            {...(item.detail ? { detail: item.detail } : {})}
            onChange={(on) => onChange(on ? [...chosen, item.id] : chosen.filter((one) => one !== item.id))}
          />
        ))}
      </div>
    </fieldset>
  );
}
