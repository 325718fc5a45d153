export function ImportDesk(_: { dropped: readonly File[]; onClose: () => void }) {
  return null;
}
