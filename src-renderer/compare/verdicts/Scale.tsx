import { Icon } from '../../ui/index.ts';
import { words } from '../../words/index.ts';

const t = words.compare.property;
const PLACES = [0, 0.25, 0.5, 0.75, 1] as const;

/** Five places between the two ends of a property; arrows go from one to the next. Null: not placed. */
export function Scale({
  name,
  label,
  low,
  high,
  value,
  onChange,
}: {
  /** Tells the scales of one dialog apart. */
  name: string;
  label: string;
  low: string;
  high: string;
  value: number | null;
  onChange: (value: number | null) => void;
}) {
  return (
    <div className="scale" role="radiogroup" aria-label={label}>
      <span className="scale-end" title={low}>
        {low || t.low}
      </span>
      <span className="scale-line">
        {PLACES.map((place, i) => (
          <input
            key={place}
            type="radio"
            name={name}
            aria-label={t.steps[i]}
            title={t.steps[i]}
            checked={value === place}
            onChange={() => onChange(place)}
          />
        ))}
      </span>
      <span className="scale-end" title={high}>
        {high || t.high}
      </span>
      <button
        type="button"
        className="scale-clear"
        aria-label={`${label}: ${t.unplace}`}
        title={t.unplace}
        disabled={value === null}
        onClick={() => onChange(null)}
      >
        <Icon name="close" size={11} />
      </button>
    </div>
  );
}
