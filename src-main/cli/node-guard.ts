// Imported first by everything that opens a project: on an older Node the database does not fail, it crashes.

/** The first Node-API version that the database's binary fits. Node has had it since 22.14. */
export const NODE_API = 10;

/** What to say to somebody whose Node is too old, or null. */
export function nodeRefusal(
  versions: { napi?: string | undefined; node: string },
  path: string,
): string | null {
  if (Number(versions.napi ?? 0) >= NODE_API) return null;
  return (
    `Groundwork needs Node 22.14 or newer, and this is ${versions.node} (${path}). ` +
    'Use “npm start” or “npm run groundwork --”, which bring their own Node 24, or install Node 24.'
  );
}

const refusal = nodeRefusal(process.versions, process.execPath);
if (refusal !== null) {
  process.stderr.write(`${refusal}\n`);
  process.exit(1);
}
