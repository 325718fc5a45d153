export function MemoDialog(_props: { onClose: () => void }) {
  return null;
}
