import type { ComparisonView, Id } from '@shared/contract/index.ts';
import { useStore } from '../../store/react.tsx';
import { words } from '../../words/index.ts';

const t = words.compare.records;

/** What the verdict did, in sentences. */
export function ComparisonDid({ kept }: { kept: ComparisonView }) {
  const codes = useStore((state) => state.tables.code);
  const { made, moved, joined, codeId } = kept.outcome;
  const name = (id: Id | null) => (id === null ? undefined : codes.get(id)?.name) ?? t.unknownCode;
  const did = [
    ...made.map((id) => t.did.made(name(id))),
    ...(moved.length > 0 && kept.verdict !== 'sorted' ? [t.did.moved(moved.length, name(codeId))] : []),
    ...(joined > 0 ? [t.did.joined(joined)] : []),
    ...(kept.verdict === 'property' ? [t.did.property(name(codeId))] : []),
    ...(kept.verdict === 'definition' ? [t.did.definition(name(codeId))] : []),
    ...(kept.verdict === 'negative' ? [t.did.negative] : []),
  ];
  return (
    <section className="comparison-did" aria-label={t.outcome}>
      <h3 className="field-label">{t.outcome}</h3>
      {(did.length === 0 ? [t.did.nothing] : did).map((one, i) => (
        // Codes of one name are told of in the same words.
        <p key={i}>{one}</p>
      ))}
    </section>
  );
}
