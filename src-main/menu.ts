import { Menu, type MenuItemConstructorOptions } from 'electron'
import { type CommandId, chordParts, commandOf, keysOf } from '#shared/commands'

export type MenuOptions = {
  isDev: boolean
  /** Has the window do a command. */
  command: (id: CommandId) => void
}

const isMac = process.platform === 'darwin'

/**
 * The menu, hidden where the system allows it. Its commands and their keys are those of the window's list; the keys are
 * heard by the page and only shown here, but for macOS, where a key that the page used never gets to the menu.
 */
export function setMenu({ isDev, command }: MenuOptions): void {
  const item = (id: CommandId): MenuItemConstructorOptions => ({
    id,
    label: commandOf(id).label,
    ...acceleratorOf(id),
    registerAccelerator: false,
    click: () => command(id),
  })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const dev: MenuItemConstructorOptions[] = [line, { role: 'reload' }, { role: 'toggleDevTools' }]
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: 'File',
      submenu: [
        item('add_folder'),
        item('add_files'),
        line,
        item('export_report'),
        line,
        item('archive'),
        line,
        item('settings'),
        line,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      label: 'View',
      submenu: [
        item('sidebar'),
        item('panel'),
        item('jobs'),
        item('theme'),
        line,
        item('zoom_reset'),
        item('zoom_in'),
        item('zoom_out'),
        line,
        { role: 'togglefullscreen' },
        ...(isDev ? dev : []),
      ],
    },
    {
      label: 'Go',
      submenu: [
        item('palette'),
        item('search'),
        item('search_here'),
        line,
        item('back'),
        item('forward'),
        line,
        item('library'),
        item('browse'),
        item('search_page'),
        item('questions'),
        item('report'),
        item('dashboards'),
        line,
        item('go_to_date'),
        item('oldest'),
        item('newest'),
        item('copy_link'),
      ],
    },
    { role: 'windowMenu' },
    { role: 'help', submenu: [item('export_guide'), item('keys'), line, item('about')] },
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

/** The key that a menu shows: the first one that it can write. */
function acceleratorOf(id: CommandId): { accelerator?: string } {
  const chord = keysOf(id, isMac).find((key) => /^(Mod|Alt)\+/.test(key))
  if (!chord) return {}
  const parts = chordParts(chord).map((part) => ACCELERATORS[part] ?? part)
  return { accelerator: parts.join('+') }
}

const ACCELERATORS: Record<string, string> = {
  Mod: 'CmdOrCtrl',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}
