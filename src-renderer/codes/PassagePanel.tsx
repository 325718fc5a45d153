export function PassagePanel() {
  return null;
}
