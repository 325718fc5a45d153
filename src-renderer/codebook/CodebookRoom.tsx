export function CodebookRoom() {
  return null;
}
