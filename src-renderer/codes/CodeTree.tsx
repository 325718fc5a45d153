export function CodeTree() {
  return null;
}
