import type { Id } from '@shared/contract/index.ts';
import type { ComponentProps } from 'react';
import { ListBoxItem } from 'react-aria-components';
import { useStore } from '../store/react.tsx';
import { Progress, Tag } from '../ui/index.ts';
import { words } from '../words/index.ts';
import type { ListedTranscript } from './transcript-groups.ts';

const said = words.people;

/** A transcript in the list: what it is called, whose it is, and how far it is coded. */
export function TranscriptLine({ one, place }: { one: ListedTranscript; place: number }) {
  return (
    <ListBoxItem
      id={String(one.id)}
      textValue={`${one.name} ${one.title}`}
      className="transcript-line"
      // By itself it would be counted within its case, of all there are.
      render={(props) => <div {...(props as ComponentProps<'div'>)} aria-posinset={place} />}
    >
      <span
        className={one.isIdentifier ? 'transcript-name id' : 'transcript-name'}
        title={one.title}
        data-transcript={one.id}
      >
        {one.name}
      </span>
      {one.roles.slice(0, 2).map((role) => (
        <Tag key={role}>{role}</Tag>
      ))}
      <Coded id={one.id} name={one.name} />
    </ListBoxItem>
  );
}

/** Its own component, so that coding redraws one bar and not the list. */
function Coded({ id, name }: { id: Id; name: string }) {
  const progress = useStore((state) => state.progress.get(id));
  const part = progress && progress.turns > 0 ? progress.codedTurns / progress.turns : 0;
  return (
    <span className="transcript-coded" title={said.coded(Math.round(part * 100))}>
      <Progress label={said.codedOf(name)} value={part} />
      <span className="visually-hidden">{said.coded(Math.round(part * 100))}</span>
    </span>
  );
}
