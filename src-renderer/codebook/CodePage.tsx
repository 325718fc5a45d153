import { useMemo, useState } from 'react';
import type { Id, Incident, Input } from '@shared/contract/index.ts';
import { ask } from '../codes/ask.ts';
import { StarButton } from '../codes/CodingCard.tsx';
import { nearDayOf } from '../words/day.ts';
import { codeColor } from '../codes/CodeRow.tsx';
import { GroupChips } from '../codes/GroupChips.tsx';
import { InlineProse } from '../codes/InlineProse.tsx';
import { IncidentCard } from '../codes/OtherIncidents.tsx';
import { pathOf } from '../codes/tree-nodes.ts';
import { PropertiesSection } from '../codes/PropertiesSection.tsx';
import { useIncidents } from '../codes/use-incidents.ts';
import { compareCodes } from '../compare/bench.ts';
import { openPiles } from '../compare/piles/open.ts';
import type { Board } from '../exemplars/use-board.ts';
import { MemosOn } from '../memos/MentionedIn.tsx';
import { useSession, useStore } from '../store/react.tsx';
import { Button, InlineText } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CodeTags } from './CodeTags.tsx';
import { ExemplarList } from './ExemplarList.tsx';
import { ExportMenu } from './ExportMenu.tsx';

const t = words.codebook;
const PAGE = 50;
const NONE: readonly Incident[] = [];

/** One code as the codebook prints it, every part edited where it stands. */
export function CodePage({
  codeId,
  board,
}: {
  codeId: Id;
  /** Its quotations; null until they are known. */
  board: Board | null;
}) {
  const session = useSession();
  const codes = useStore((state) => state.tables.code);
  const isDisabled = useStore((state) => state.readOnly);
  const [limit, setLimit] = useState(PAGE);
  const found = useIncidents(codeId, { limit, withBelow: true });
  const code = codes.get(codeId);
  const path = useMemo(() => (code ? pathOf(codes, code) : []), [codes, code]);
  if (!code) return null;
  const save = (patch: Input<'codes.update'>['patch']) =>
    session.act('codes.update', { ids: [codeId], patch });
  const prose = { isDisabled, serif: true };
  return (
    <article className="code-page">
      {path.length > 0 && <p className="code-path">{t.inPath(path)}</p>}
      <header className="code-head">
        <div className="code-title">
          <button
            type="button"
            className="code-color"
            aria-label={t.recolour}
            disabled={isDisabled}
            onClick={() => ask({ what: 'recolour', ids: [codeId] })}
          >
            <span className="code-dot" style={codeColor(code.color)} />
          </button>
          <InlineText
            as="h1"
            label={t.name}
            value={code.name}
            isDisabled={isDisabled}
            onCommit={(name) => save({ name })}
          />
          <CodeTags code={code} />
        </div>
        <ExportMenu />
      </header>
      {code.retiredAt !== null && (
        <div className="code-retired">
          <span>{words.codes.retire.note(nearDayOf(code.retiredAt))}</span>
          <Button
            size="small"
            isDisabled={isDisabled}
            onPress={() => ask({ what: 'restore', ids: [codeId] })}
          >
            {words.codes.retire.button}
          </Button>
        </div>
      )}
      <div className="code-acts">
        <Button size="small" icon="compare" onPress={() => compareCodes(session, [codeId])}>
          {words.compare.entry.button}
        </Button>
        {code.retiredAt === null && (
          <>
            <Button size="small" onPress={() => openPiles(session, codeId)}>
              {words.piles.entry.button}
            </Button>
            <Button
              size="small"
              isDisabled={isDisabled}
              onPress={() => ask({ what: 'merge', ids: [codeId] })}
            >
              {t.merge}
            </Button>
            <Button size="small" isDisabled={isDisabled} onPress={() => ask({ what: 'split', id: codeId })}>
              {words.codes.act.split}
            </Button>
          </>
        )}
        <GroupChips codeId={codeId} isDisabled={isDisabled} />
      </div>
      <InlineProse
        {...prose}
        label={words.codes.fields.short}
        value={code.shortDefinition}
        placeholder={words.codes.fields.none.short}
        onCommit={(shortDefinition) => save({ shortDefinition })}
      />
      <InlineProse
        {...prose}
        label={t.fullLabel}
        value={code.fullDefinition}
        placeholder={words.codes.fields.none.full}
        onCommit={(fullDefinition) => save({ fullDefinition })}
      />
      <div className="code-pair">
        <InlineProse
          isDisabled={isDisabled}
          label={words.codes.fields.useWhen}
          value={code.useWhen}
          placeholder={words.codes.fields.none.useWhen}
          onCommit={(useWhen) => save({ useWhen })}
        />
        <InlineProse
          isDisabled={isDisabled}
          label={words.codes.fields.avoidWhenLong}
          value={code.avoidWhen}
          placeholder={words.codes.fields.none.avoidWhen}
          onCommit={(avoidWhen) => save({ avoidWhen })}
        />
      </div>
      <InlineProse
        {...prose}
        label={words.codes.fields.example}
        value={code.typicalExample}
        placeholder={words.codes.fields.none.example}
        onCommit={(typicalExample) => save({ typicalExample })}
      />
      <MemosOn target="code" targetId={codeId} name={code.name} />
      <ExemplarList codeId={codeId} board={board} />
      <PropertiesSection codeId={codeId} incidents={found?.incidents ?? NONE} />
      <section className="passage-part" aria-label={t.incidents}>
        <header className="part-head">
          <h2>{t.incidents}</h2>
          <small>
            {t.incidentsOf(found?.total ?? 0)}
            {[...codes.values()].some((one) => one.parentId === codeId) ? ` · ${t.withBelow}` : ''}
          </small>
        </header>
        {found?.total === 0 && <p className="muted">{t.noIncidents}</p>}
        {found?.incidents.map((incident) => (
          <IncidentCard key={incident.coding.id} incident={incident}>
            {incident.coding.codeId !== codeId && (
              <span className="incident-code">{codes.get(incident.coding.codeId)?.name}</span>
            )}
            <StarButton
              coding={incident.coding}
              exemplar={incident.exemplarId === null ? null : { id: incident.exemplarId }}
              isDisabled={isDisabled}
            />
          </IncidentCard>
        ))}
        {found && found.total > found.incidents.length && (
          <Button onPress={() => setLimit(limit + PAGE)}>
            {t.more(Math.min(PAGE, found.total - found.incidents.length))}
          </Button>
        )}
      </section>
    </article>
  );
}
