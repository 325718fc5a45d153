import { exportFile } from '../../store/export-file.ts';
import { useSession } from '../../store/react.tsx';
import { Button, Menu } from '../../ui/index.ts';
import { words } from '../../words/index.ts';

const t = words.compare.records;

/** All kept comparisons as a file. */
export function KeptExport({ isDisabled }: { isDisabled: boolean }) {
  const session = useSession();
  return (
    <Menu
      label={t.export}
      entries={(['docx', 'md', 'csv', 'json'] as const).map((format) => ({
        id: format,
        label: t.exportAs[format],
        run: () => exportFile(session, 'export.comparisons', { format }),
      }))}
    >
      <Button size="small" icon="export" isDisabled={isDisabled}>
        {t.export}
      </Button>
    </Menu>
  );
}
