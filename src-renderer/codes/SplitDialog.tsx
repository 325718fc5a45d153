import { useCallback, useState } from 'react';
import { ListBox, ListBoxItem, ListLayout, Virtualizer } from 'react-aria-components';
import { CODE_LEVELS, type Code, type Id, type Input } from '@shared/contract/index.ts';
import { levelAllowed, levelUnder, nameTaken } from '@shared/coding/tree.ts';
import { useSession, useStore } from '../store/react.tsx';
import { Button, CancelButton, Dialog, SelectField, TextField, isComposing } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { ask } from './ask.ts';
import { CodePicker, TOP } from './CodePicker.tsx';
import { useIncidents } from './use-incidents.ts';

const t = words.codes.split;
/** What `codes.incidents` gives at once. */
const ALL = 5_000;
/** Until a line has been drawn. */
const LINE = { estimatedRowSize: 44, padding: 4 };
type Where = 'beside' | 'below' | 'existing';

/** Incidents of a code are picked, and go to a new code beside or below it, or to one that is there. */
export function SplitDialog({ id, onClose }: { id: Id; onClose: () => void }) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const code = codes.get(id);
  const found = useIncidents(id, { limit: ALL });
  const [picked, setPicked] = useState<ReadonlySet<Id>>(new Set());
  const [where, setWhere] = useState<Where>('beside');
  const [name, setName] = useState('');
  const [existing, setExisting] = useState<Id | null>(null);
  const [reason, setReason] = useState('');
  const allow = useCallback((one: Code) => one.id !== id, [id]);
  const parent = code?.parentId == null ? undefined : codes.get(code.parentId);
  const above = where === 'below' ? code : parent;
  const levels = CODE_LEVELS.filter((level) => levelAllowed(level, above?.level ?? null));
  const [wish, setLevel] = useState<Code['level'] | null>(null);
  const usual = where === 'below' ? levelUnder('code', code?.level ?? null) : (code?.level ?? 'code');
  const level = wish && levels.includes(wish) ? wish : usual;
  const isTaken = where !== 'existing' && nameTaken(codes.values(), above?.id ?? null, name);
  if (!code) return null;
  const into: Input<'codes.split'>['into'] | null =
    where === 'existing'
      ? existing === null
        ? null
        : { id: existing }
      : name.trim() === '' || isTaken
        ? null
        : { name, level, under: where };
  const split = async () => {
    if (!into || picked.size === 0) return;
    const done = await session.act('codes.split', {
      id,
      codingIds: [...picked],
      into,
      ...(reason.trim() ? { reason } : {}),
    });
    if (!done) return;
    session.view.set({ codeIds: [done.codeId] });
    onClose();
    ask({ what: 'reveal', id: done.codeId });
  };
  const incidents = found?.incidents ?? [];
  return (
    <Dialog
      title={t.title(code.name)}
      size="wide"
      isDirty={reason.trim() !== ''}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button variant="primary" isDisabled={!into || picked.size === 0} onPress={() => void split()}>
            {t.button(picked.size)}
          </Button>
        </>
      }
    >
      <p className="muted">{found?.total === 0 ? t.none : t.hint}</p>
      {found && found.total > incidents.length && (
        <p className="muted">{t.firstOf(incidents.length, found.total)}</p>
      )}
      <Virtualizer layout={ListLayout} layoutOptions={LINE}>
        <ListBox
          aria-label={t.incidents}
          className="split-list"
          selectionMode="multiple"
          items={incidents.map((incident) => ({ id: incident.coding.id, incident }))}
          selectedKeys={picked}
          onSelectionChange={(keys) =>
            setPicked(
              keys === 'all'
                ? new Set(incidents.map((one) => one.coding.id))
                : new Set([...keys].map(Number)),
            )
          }
        >
          {({ incident }) => (
            <ListBoxItem
              id={incident.coding.id}
              textValue={`${incident.identifier} ${incident.words}`}
              className="split-item"
            >
              {({ isSelected }) => (
                <>
                  <span className={isSelected ? 'split-tick is-on' : 'split-tick'} aria-hidden="true" />
                  <span className="quote quote-short">{incident.words.trim()}</span>
                  <span className="id">{incident.identifier}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Virtualizer>
      <div className="split-where">
        <SelectField
          label={t.where}
          items={(['beside', 'below', 'existing'] as const).map((one) => ({ id: one, label: t.places[one] }))}
          value={where}
          onChange={setWhere}
        />
        {where !== 'existing' && (
          <>
            <TextField
              label={words.codes.add.name}
              value={name}
              onChange={setName}
              error={isTaken ? t.taken(name.trim()) : null}
              onKeyDown={(event) => {
                if (isComposing(event)) return;
                if (event.key === 'Enter') void split();
              }}
            />
            <SelectField
              label={words.codes.add.level}
              items={levels.map((one) => ({ id: one, label: words.codes.level[one] }))}
              value={level}
              onChange={setLevel}
            />
          </>
        )}
      </div>
      {where === 'existing' && (
        <CodePicker
          label={t.into}
          find={words.codes.merge.find}
          allow={allow}
          value={existing}
          onChange={(place) => setExisting(place === TOP ? null : place)}
          nothing={words.codes.tree.noMatch}
        />
      )}
      <TextField label={words.codes.reason} value={reason} onChange={setReason} />
    </Dialog>
  );
}
