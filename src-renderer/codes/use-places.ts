import { useEffect, useState } from 'react';
import type { Id, PlacedIncidents, PropertyValue } from '@shared/contract/index.ts';
import { useSession, useStore } from '../store/react.tsx';

/** Where incidents stand on a code's properties; null until it is known. */
export function usePlaces(codeId: Id): PlacedIncidents | null {
  const { act } = useSession();
  const [known, setKnown] = useState<{ codeId: Id; placed: PlacedIncidents } | null>(null);
  // Places are not held by the window: any change, an undo too, may have moved one.
  const revision = useStore((state) => state.revision);
  useEffect(() => {
    let gone = false;
    void act('propertyValues.ofCode', { codeId }).then((placed) => {
      if (!gone && placed) setKnown({ codeId, placed });
    });
    return () => {
      gone = true;
    };
  }, [act, codeId, revision]);
  return known?.codeId === codeId ? known.placed : null;
}

/** Where one coding stands; null until it is known. */
export function usePlacesOf(codingId: Id, isAsked: boolean): readonly PropertyValue[] | null {
  const { act } = useSession();
  const [known, setKnown] = useState<{ codingId: Id; values: readonly PropertyValue[] } | null>(null);
  const revision = useStore((state) => state.revision);
  useEffect(() => {
    let gone = false;
    if (!isAsked) return undefined;
    void act('propertyValues.ofCodings', { codingIds: [codingId] }).then((values) => {
      if (!gone && values) setKnown({ codingId, values });
    });
    return () => {
      gone = true;
    };
  }, [act, codingId, isAsked, revision]);
  return known?.codingId === codingId ? known.values : null;
}
