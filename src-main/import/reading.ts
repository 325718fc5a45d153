/** Offsets are UTF-16 units, half-open, on the reading's `text`. `speaker` is an index into `speakers`; null: nobody is named. */
export type ReadTurn = { start: number; end: number; speaker: number | null; startsAtMs: number | null };
/** In order of first appearance. `label` is as first written, without colon and brackets. */
export type ReadSpeaker = { label: string; isInterviewer: boolean; turns: number; words: number };
/** A heading and the words below it, to the next heading. */
export type ReadRegion = { start: number; end: number; name: string; inScope: boolean };

/** One file, read and not yet kept. */
export type Reading = {
  /** The file's own (front matter of Markdown), or its name without folder and ending. */
  title: string;
  /** Canonical: LF line ends, no byte order mark, no labels, stamps or blank lines; otherwise the file's own characters. */
  text: string;
  /** They tile the text: the first starts at 0, each ends where the next starts, the last at the text's end. */
  turns: ReadTurn[];
  speakers: ReadSpeaker[];
  regions: ReadRegion[];
  words: number;
  mediaType: string;
};
