import { usePreference, useSession } from '../store/react.tsx';
import { Button, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { exportCodebook, exportCodings } from './export.ts';

const t = words.codebook;

/** The codebook and its codings as files. */
export function ExportMenu() {
  const session = useSession();
  const all = usePreference('exportOutOfScope', false);
  const retired = usePreference('exportRetired', false);
  return (
    <Menu
      label={t.export}
      entries={[
        ...(['docx', 'html', 'md', 'json'] as const).map((format) => ({
          id: format,
          label: t.exportAs[format],
          run: () => exportCodebook(session, format),
        })),
        'line',
        ...(['csv', 'json'] as const).map((format) => ({
          id: `codings ${format}`,
          label: t.exportCodings[format],
          run: () => exportCodings(session, format),
        })),
        'line',
        {
          id: 'scope',
          label: t.withOutOfScope,
          isChosen: all,
          run: () => session.preferences.save({ exportOutOfScope: !all }),
        },
        {
          id: 'retired',
          label: t.withRetired,
          isChosen: retired,
          run: () => session.preferences.save({ exportRetired: !retired }),
        },
      ]}
    >
      <Button variant="primary">{t.export}</Button>
    </Menu>
  );
}
