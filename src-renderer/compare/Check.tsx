/** A box to tick, with its words. */
export function Check({
  label,
  isOn,
  onChange,
  detail,
}: {
  label: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
  /** Quietly after the words. */
  detail?: string;
}) {
  return (
    <label className="check">
      <input type="checkbox" checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      <span>{label}</span>
      {detail && <small>{detail}</small>}
    </label>
  );
}
