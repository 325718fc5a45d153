import { Button as AriaButton } from 'react-aria-components';
import { runCommand } from '../commands/table.ts';
import { usePreference, useSession, useStore, useView } from '../store/react.tsx';
import { IconButton, InlineText, Kbd, Menu } from '../ui/index.ts';
import { words } from '../words/index.ts';
import { CoderMenu } from './CoderMenu.tsx';

const said = words.shell;

/** The study's title, the way to everything, undo and redo, and whose codings these are. */
export function TopBar() {
  const session = useSession();
  const { view, act } = session;
  const file = useStore((state) => state.file);
  const readOnly = useStore((state) => state.readOnly);
  const project = useStore((state) => state.tables.project.values().next().value);
  const history = useStore((state) => state.history);
  const overlay = useView((looking) => looking.overlay);
  return (
    <header className="top">
      <div className="top-title">
        <InlineText
          as="h1"
          label={said.studyTitle}
          value={project?.title ?? ''}
          isDisabled={readOnly}
          {...(overlay === 'title' ? { isEditing: true } : {})}
          onEditing={(editing) => {
            if (editing !== (overlay === 'title')) view.set({ overlay: editing ? 'title' : 'none' });
          }}
          onCommit={(title) => act('project.update', { title })}
        />
        <span className="top-file" title={file}>
          {file}
        </span>
      </div>
      <AriaButton className="top-search" onPress={() => runCommand('window.palette', session)}>
        <span>{said.find}</span> <Kbd keys="Mod+K" />
      </AriaButton>
      <div className="top-tools">
        <IconButton
          icon="undo"
          label={said.undo}
          keys="Mod+Z"
          {...(history.undo ? { detail: said.undoStep(history.undo) } : {})}
          isDisabled={readOnly || history.undo === null}
          onPress={() => runCommand('project.undo', session)}
        />
        <IconButton
          icon="redo"
          label={said.redo}
          keys="Mod+Shift+Z"
          {...(history.redo ? { detail: said.redoStep(history.redo) } : {})}
          isDisabled={readOnly || history.redo === null}
          onPress={() => runCommand('project.redo', session)}
        />
        <ThemeMenu />
        <CoderMenu />
      </div>
    </header>
  );
}

function ThemeMenu() {
  const { preferences } = useSession();
  const theme = usePreference<string>('theme', 'system');
  const icon = theme === 'light' ? 'sun' : theme === 'dark' ? 'moon' : 'system';
  return (
    <Menu
      label={said.theme}
      entries={(['light', 'dark', 'system'] as const).map((one) => ({
        id: one,
        label: said.themes[one],
        isChosen: theme === one,
        run: () => preferences.save({ theme: one }),
      }))}
    >
      <IconButton icon={icon} label={said.theme} />
    </Menu>
  );
}
