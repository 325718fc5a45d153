import type { Rendition } from '@shared/text/quotation.ts';
import { Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codes.quotation;

/** What the quotation departs from its passage by, in a word: `faithful cut ✓`, `1 substitution`. */
export function RenditionTag({ rendition }: { rendition: Rendition }) {
  const cuts = rendition.cuts.filter((cut) => cut.with === null).length;
  const instead = rendition.cuts.filter((cut) => cut.with !== null && cut.start < cut.end).length;
  const inserted = rendition.cuts.length - cuts - instead;
  const parts = [
    ...(cuts > 0 ? [t.cuts(cuts)] : []),
    ...(instead > 0 ? [t.substitutions(instead)] : []),
    ...(inserted > 0 ? [t.insertions(inserted)] : []),
  ];
  return (
    <Tag tone="good">
      {parts.length === 0
        ? t.verbatimTag
        : instead + inserted === 0
          ? `${t.faithful} · ${parts.join(', ')}`
          : parts.join(', ')}
    </Tag>
  );
}
