import type { Failure } from '@shared/contract/index.ts';
import { words } from '../words/index.ts';

/** What is shown when a project could not be loaded: what happened, and what to do. */
export function CannotStart({ failure }: { failure: Failure }) {
  return (
    <main className="cannot-start">
      <h1>{words.shell.cannotStart}</h1>
      <p>{failure.message}</p>
    </main>
  );
}
