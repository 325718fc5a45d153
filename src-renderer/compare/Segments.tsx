import { Kbd } from '../ui/index.ts';

/** One of a few, all in sight, as a row of joined buttons. */
export function Segments<K extends string>({
  label,
  items,
  value,
  onChange,
}: {
  label: string;
  items: readonly { id: K; label: string; keys?: string }[];
  value: K | null;
  onChange: (value: K) => void;
}) {
  return (
    <fieldset className="segments" aria-label={label}>
      {items.map((item) => (
        <button
          key={item.id}
          type="button"
          aria-pressed={item.id === value}
          title={item.label}
          onClick={() => onChange(item.id)}
        >
          {item.keys && <Kbd keys={item.keys} />}
          <span>{item.label}</span>
        </button>
      ))}
    </fieldset>
  );
}
