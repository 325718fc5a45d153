export function TranscriptList() {
  return null;
}
