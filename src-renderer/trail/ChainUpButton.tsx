import type { Coding } from '@shared/contract/index.ts';
import { useSession } from '../store/react.tsx';
import { IconButton } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { chainUpFrom } from './chain.ts';

/** From a coding up to everything that rests on it. */
export function ChainUpButton({ coding }: { coding: Pick<Coding, 'id'> }) {
  const session = useSession();
  return (
    <IconButton
      icon="tree"
      size="small"
      label={words.trail.chainUp}
      keys="Mod+Shift+E"
      onPress={() => chainUpFrom(session, coding.id)}
    />
  );
}
