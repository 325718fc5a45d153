/**
 * The kit. Plain components on React Aria; what they look like is in styles/ui.
 *
 * - `Button variant="plain|primary|quiet|danger" size="small|normal" icon? onPress` · `IconButton icon label keys? detail?`
 *   · `WithTooltip text keys?` around something that takes the focus
 * - `TextField | TextArea | SearchField label hideLabel? value onChange(value) onBlur? error? description? mono?`
 *   · `SelectField label items={[{id, label}]} value onChange(id)`
 * - `InlineText label value onCommit mono? isEditing? onEditing?`: double-click, F2 or Enter edits in place
 * - `useWritten label value onSave …`: a field that other windows may write in too, with `Elsewhere of={written}` beside it
 * - `Dialog title onClose actions? size? isDirty?` (open while it is rendered), with a `CancelButton` among its actions · `ConfirmDialog title message confirm onConfirm onClose`
 * - `FormDialog title confirm onSubmit onClose isDisabled? intro?`: fields, and one button that Enter presses too
 * - `SearchedList label query onQuery onEnter`: a field and the list it searches, to choose from by keys
 * - `FoundDialog` with a `FoundList label query onQuery groups onTake`: one field that finds, the focus stays in it
 * - `Menu label entries` around a button · `ContextMenu label place={menuPlace(event)} entries onClose`
 *   with entries `{id, label, run, icon?, keys?, danger?, isChosen?}` or `'line'`
 * - `useTableRows keys box height`: a long table, of which the rows in sight are drawn, with a `TableGap` for the others
 * - `Splitter label value min max toValue(event) onChange(value) onReset`: the line between two panes, dragged or moved by keys
 * - `isComposing(event)`: first thing where a field hears Enter or Escape
 * - `Tag tone?` · `Kbd keys="Mod+K"` · `Icon name` · `EmptyState icon? title action?` · `Progress label value(0–1)`
 */
export { Button, IconButton, WithTooltip } from './Button.tsx';
export { isComposing } from './composing.ts';
export { CancelButton, ConfirmDialog, Dialog } from './Dialog.tsx';
export { SearchField, SelectField, TextArea, TextField } from './fields.tsx';
export { FormDialog } from './FormDialog.tsx';
export { useFocusKept } from './keep-focus.ts';
export { useKeptDrawn } from './keep-drawn.ts';
export { useFocusBefore, useHandBack } from './hand-back.ts';
export { FoundDialog, FoundList, type FoundLine } from './FoundList.tsx';
export { Elsewhere } from './Elsewhere.tsx';
export { Icon, type IconName } from './icons.tsx';
export { InlineText } from './InlineText.tsx';
export { isMac, Kbd, shownKeys } from './keys.tsx';
export { ContextMenu, Menu, menuPlace, type MenuEntry, type MenuPlace } from './Menu.tsx';
export { EmptyState, Progress, Tag } from './parts.tsx';
export { Splitter } from './Splitter.tsx';
export { SearchedList } from './SearchedList.tsx';
export { TableGap } from './TableGap.tsx';
export { rowMarks, useTableRows } from './table-rows.ts';
export { useWritten } from './use-written.ts';
