import type { Id, Input } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';
import { words } from '../words/index.ts';
import { InlineProse } from './InlineProse.tsx';

const t = words.codes.fields;

/** What a code means and when it is used, edited in place beside the passage. */
export function DefinitionFields({ codeId }: { codeId: Id }) {
  const session = useSession();
  const code = useStore((state) => state.tables.code.get(codeId));
  const isDisabled = useStore((state) => state.readOnly);
  if (!code) return null;
  const save = (patch: Input<'codes.update'>['patch']) =>
    session.act('codes.update', { ids: [codeId], patch });
  const common = { isDisabled };
  return (
    <div className="definitions">
      <InlineProse
        {...common}
        label={t.short}
        value={code.shortDefinition}
        placeholder={t.none.short}
        onCommit={(shortDefinition) => save({ shortDefinition })}
      />
      <InlineProse
        {...common}
        label={t.full}
        value={code.fullDefinition}
        placeholder={t.none.full}
        onCommit={(fullDefinition) => save({ fullDefinition })}
      />
      <InlineProse
        {...common}
        label={t.useWhen}
        value={code.useWhen}
        placeholder={t.none.useWhen}
        onCommit={(useWhen) => save({ useWhen })}
      />
      <InlineProse
        {...common}
        label={t.avoidWhen}
        value={code.avoidWhen}
        placeholder={t.none.avoidWhen}
        onCommit={(avoidWhen) => save({ avoidWhen })}
      />
    </div>
  );
}
