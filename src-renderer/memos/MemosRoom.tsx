export function MemosRoom() {
  return null;
}
