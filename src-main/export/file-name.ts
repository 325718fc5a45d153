const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name made of a title, `what` it is and an ending, which Windows, macOS and Linux all take: no separators,
 * control or reserved characters, no dot or space at an end, no more than 200 bytes.
 */
export function fileName(title: string, what: string, ending: string): string {
  const kept = title
    .toWellFormed()
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex -- these are the characters that must go
    .replace(/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const tail = `${what === '' ? '' : ` ${what}`}.${ending}`;
  const named = shortened(kept, 200 - Buffer.byteLength(tail)) || 'Groundwork';
  return `${RESERVED.test(named) ? `${named}_` : named}${tail}`;
}

function shortened(text: string, bytes: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)) {
    if (Buffer.byteLength(kept + segment) > bytes) break;
    kept += segment;
  }
  return kept.replace(/[. ]+$/, '');
}
