import { CODE_LEVELS, CODE_ORIGINS, type Code } from '@shared/contract/index.ts';
import { ask } from '../codes/ask.ts';
import { useStore } from '../store/react.tsx';
import { Button, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';

const t = words.codebook;

/** The level and the origin of a code, each a menu of what it can be made. */
export const CodeTags = ({ code }: { code: Code }) => (
  <span className="code-tags">
    <TagMenu
      label={t.changeLevel(words.codes.levelTag[code.level])}
      shown={words.codes.levelTag[code.level]}
      entries={CODE_LEVELS.map((level) => ({
        id: level,
        label: words.codes.level[level],
        isChosen: level === code.level,
        run: () => (level === code.level ? undefined : ask({ what: 'level', ids: [code.id], level })),
      }))}
    />
    <TagMenu
      label={t.changeOrigin(words.codes.originTag[code.origin])}
      shown={words.codes.originTag[code.origin]}
      entries={CODE_ORIGINS.map((origin) => ({
        id: origin,
        label: words.codes.origin[origin],
        isChosen: origin === code.origin,
        run: () => (origin === code.origin ? undefined : ask({ what: 'origin', ids: [code.id], origin })),
      }))}
    />
  </span>
);

function TagMenu({
  label,
  shown,
  entries,
}: {
  label: string;
  shown: string;
  entries: Parameters<typeof Menu>[0]['entries'];
}) {
  const isDisabled = useStore((state) => state.readOnly);
  return (
    <Menu label={label} entries={entries}>
      <Button size="small" variant="quiet" aria-label={label} isDisabled={isDisabled}>
        <span className="tag">{shown}</span>
      </Button>
    </Menu>
  );
}
