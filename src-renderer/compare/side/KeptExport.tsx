import { download } from '../../store/download.ts';
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
        run: async () => {
          const file = await session.act('export.comparisons', { format });
          if (file) download(session, file);
        },
      }))}
    >
      <Button size="small" icon="export" isDisabled={isDisabled}>
        {t.export}
      </Button>
    </Menu>
  );
}
