/**
 * A key with what is held down: `Mod+K`, `Alt+ArrowLeft`, `Shift+F6`, `?`. `Mod` is Ctrl, on macOS Command. A sign that
 * needs Shift on some keyboards (`?`) is written without it.
 */
export type Chord = string

/** What can be done by name: in the palette, by a key, from the menu, in the sheet of keys. */
export type Command = {
  /** Sentence case; `…` when it asks for more first. */
  label: string
  group: CommandGroup
  /** Any of these keys; the first is the one that is shown. */
  keys?: readonly Chord[]
  /** In place of `keys` on macOS. */
  mac?: readonly Chord[]
  /** Other words that the palette finds it by. */
  words?: string
  /** True = its keys work while a dialog is open, too. */
  inDialogs?: true
  /** True = the palette does not list it, because it means nothing there. */
  isKeyOnly?: true
  /** True = a list or a picture hears its keys by itself, while the focus is in it; they are only told of here. */
  isLocal?: true
}

/** The groups of the sheet of keys, in order. */
export const COMMAND_GROUPS = [
  /*i18n*/ 'Go',
  /*i18n*/ 'View',
  /*i18n*/ 'Messages',
  /*i18n*/ 'Search',
  /*i18n*/ 'Lists',
  /*i18n*/ 'Pictures',
  /*i18n*/ 'Archive',
  /*i18n*/ 'Help',
] as const
export type CommandGroup = (typeof COMMAND_GROUPS)[number]

function command(spec: Command): Command {
  return spec
}

function local(label: string, group: CommandGroup, keys: readonly Chord[]): Command {
  return { label, group, keys, isKeyOnly: true, isLocal: true }
}

/**
 * Every command of the window: the only list of its keys. A command works while something on screen has taken it on
 * (`useCommand`); keys that belong to a list or a picture (`isLocal`) stand here to be told of.
 */
export const COMMANDS = {
  palette: command({
    label: /*i18n*/ 'Go to anything, do anything…',
    group: 'Go',
    keys: ['Mod+K'],
    inDialogs: true,
    isKeyOnly: true,
  }),
  search: command({
    label: /*i18n*/ 'Search the archive',
    group: 'Go',
    keys: ['/', 'Mod+Shift+F'],
    words: 'find',
  }),
  search_here: command({
    label: /*i18n*/ 'Search in this channel',
    group: 'Go',
    keys: ['Mod+F'],
    words: 'find',
  }),
  back: command({
    label: /*i18n*/ 'Back',
    group: 'Go',
    keys: ['Alt+ArrowLeft'],
    mac: ['Mod+[', 'Mod+ArrowLeft'],
    inDialogs: true,
  }),
  forward: command({
    label: /*i18n*/ 'Forward',
    group: 'Go',
    keys: ['Alt+ArrowRight'],
    mac: ['Mod+]', 'Mod+ArrowRight'],
    inDialogs: true,
  }),
  next_channel: command({
    label: /*i18n*/ 'Next channel',
    group: 'Go',
    keys: ['Alt+ArrowDown'],
    words: 'below',
  }),
  previous_channel: command({
    label: /*i18n*/ 'Previous channel',
    group: 'Go',
    keys: ['Alt+ArrowUp'],
    words: 'above',
  }),
  library: command({
    label: /*i18n*/ 'Go to the library',
    group: 'Go',
    keys: ['Alt+1'],
    words: 'import add home',
    inDialogs: true,
  }),
  browse: command({
    label: /*i18n*/ 'Go to browse',
    group: 'Go',
    keys: ['Alt+2'],
    words: 'channels messages',
    inDialogs: true,
  }),
  overview: command({
    label: /*i18n*/ 'Go to the overview of this guild',
    group: 'Go',
    words: 'activity statistics dashboard totals trends',
  }),
  search_page: command({
    label: /*i18n*/ 'Go to search',
    group: 'Go',
    keys: ['Alt+3'],
    inDialogs: true,
  }),
  entities: command({
    label: /*i18n*/ 'Go to entities',
    group: 'Go',
    words: 'people places projects organisations products names search',
    inDialogs: true,
  }),
  questions: command({
    label: /*i18n*/ 'Go to questions',
    group: 'Go',
    keys: ['Alt+4'],
    words: 'metrics charts statistics',
    inDialogs: true,
  }),
  ask_channel: command({
    label: /*i18n*/ 'Ask about this channel',
    group: 'Go',
    words: 'questions metrics charts statistics',
  }),
  report: command({
    label: /*i18n*/ 'Go to the report',
    group: 'Go',
    keys: ['Alt+5'],
    words: 'audit',
    inDialogs: true,
  }),
  dashboards: command({
    label: /*i18n*/ 'Go to dashboards',
    group: 'Go',
    keys: ['Alt+6'],
    words: 'pinned overview board',
    inDialogs: true,
  }),
  settings: command({
    label: /*i18n*/ 'Open settings',
    group: 'Go',
    keys: ['Mod+,'],
    words: 'preferences options',
    inDialogs: true,
  }),
  files: command({
    label: /*i18n*/ 'Go to the export files',
    group: 'Go',
    words: 'coverage import',
  }),

  next_pane: command({
    label: /*i18n*/ 'Next part of the window',
    group: 'View',
    keys: ['F6'],
    isKeyOnly: true,
  }),
  previous_pane: command({
    label: /*i18n*/ 'Previous part of the window',
    group: 'View',
    keys: ['Shift+F6'],
    isKeyOnly: true,
  }),
  sidebar: command({
    label: /*i18n*/ 'Show or hide the sidebar',
    group: 'View',
    keys: ['Mod+B'],
    words: 'toggle channels',
  }),
  panel: command({
    label: /*i18n*/ 'Show or hide the panel',
    group: 'View',
    keys: ['Mod+U'],
    words: 'toggle members pinned gallery threads',
  }),
  members: command({
    label: /*i18n*/ 'Show members',
    group: 'View',
    words: 'people authors roles panel',
  }),
  threads: command({ label: /*i18n*/ 'Show threads', group: 'View', words: 'posts panel' }),
  pinned: command({ label: /*i18n*/ 'Show pinned messages', group: 'View', words: 'pins panel' }),
  media: command({
    label: /*i18n*/ 'Show media',
    group: 'View',
    words: 'gallery pictures videos files attachments panel',
  }),
  links: command({ label: /*i18n*/ 'Show links', group: 'View', words: 'urls domains panel' }),
  clear_filters: command({
    label: /*i18n*/ 'Clear all filters of the overview',
    group: 'View',
    keys: ['Escape'],
    words: 'reset narrow',
  }),
  jobs: command({
    label: /*i18n*/ 'Show all jobs',
    group: 'View',
    keys: ['Mod+J'],
    words: 'progress',
  }),
  theme: command({
    label: /*i18n*/ 'Switch between light and dark',
    group: 'View',
    words: 'toggle theme night',
  }),
  zoom_in: command({
    label: /*i18n*/ 'Zoom in',
    group: 'View',
    keys: ['Mod+=', 'Mod++'],
    words: 'larger',
    inDialogs: true,
  }),
  zoom_out: command({
    label: /*i18n*/ 'Zoom out',
    group: 'View',
    keys: ['Mod+-', 'Mod+_'],
    words: 'smaller',
    inDialogs: true,
  }),
  zoom_reset: command({
    label: /*i18n*/ 'Actual size',
    group: 'View',
    keys: ['Mod+0'],
    words: 'reset zoom',
    inDialogs: true,
  }),

  go_to_date: command({
    label: /*i18n*/ 'Go to a date…',
    group: 'Messages',
    keys: ['Mod+G'],
    words: 'jump day calendar',
  }),
  oldest: command({
    label: /*i18n*/ 'Go to the oldest message',
    group: 'Messages',
    words: 'first start top',
  }),
  newest: command({
    label: /*i18n*/ 'Go to the newest message',
    group: 'Messages',
    words: 'last end bottom',
  }),
  copy_link: command({
    label: /*i18n*/ 'Copy the link of this place',
    group: 'Messages',
    keys: ['Mod+Shift+C'],
    words: 'address url share',
  }),

  message_next: local(/*i18n*/ 'Next message, the one before', 'Messages', [
    'ArrowDown',
    'ArrowUp',
    'J',
    'K',
  ]),
  message_page: local(/*i18n*/ 'A view down, up', 'Messages', ['PageDown', 'PageUp']),
  message_ends: local(/*i18n*/ 'Oldest, newest message of the channel', 'Messages', [
    'Home',
    'End',
  ]),
  message_menu: local(/*i18n*/ 'What can be done with a message', 'Messages', [
    'Enter',
    'Shift+F10',
  ]),
  message_original: local(/*i18n*/ 'What a message answers', 'Messages', ['R']),
  message_select: local(/*i18n*/ 'Select a message, up to a message', 'Messages', ['X', 'Shift+X']),
  finish_typed: local(/*i18n*/ 'Finish what is typed by the first suggestion', 'Search', ['Tab']),
  hit_next: local(/*i18n*/ 'Next hit, the one before', 'Search', [
    'ArrowDown',
    'ArrowUp',
    'J',
    'K',
  ]),
  hit_open: local(/*i18n*/ 'Open a hit in its channel', 'Search', ['Enter']),
  hit_conversation: local(/*i18n*/ 'Into the conversation around a hit', 'Search', ['ArrowRight']),
  hit_back: local(/*i18n*/ 'Back to the hits, to the search box', 'Search', ['Escape']),
  row_next: local(/*i18n*/ 'Next row, the one before', 'Lists', ['ArrowDown', 'ArrowUp']),
  row_ends: local(/*i18n*/ 'First row, last row', 'Lists', ['Home', 'End']),
  row_unfold: local(/*i18n*/ 'Unfold, fold', 'Lists', ['ArrowRight', 'ArrowLeft']),
  row_open: local(/*i18n*/ 'Open', 'Lists', ['Enter']),
  close: local(/*i18n*/ 'Close what is on top, leave a box', 'Lists', ['Escape']),
  picture_step: local(/*i18n*/ 'Picture before, next picture', 'Pictures', [
    'ArrowLeft',
    'ArrowRight',
  ]),
  picture_zoom: local(/*i18n*/ 'Larger, smaller, the whole', 'Pictures', ['+', '-', '0']),
  picture_move: local(/*i18n*/ 'Move an enlarged picture', 'Pictures', [
    'Shift+ArrowLeft',
    'Shift+ArrowRight',
  ]),
  picture_message: local(/*i18n*/ 'Message of a tile in a gallery', 'Pictures', ['M']),

  add_folder: command({
    label: /*i18n*/ 'Add a folder of exports…',
    group: 'Archive',
    keys: ['Mod+O'],
    words: 'import ingest open',
  }),
  add_files: command({
    label: /*i18n*/ 'Add export files…',
    group: 'Archive',
    keys: ['Mod+Shift+O'],
    words: 'import ingest open json zip',
  }),
  archive: command({
    label: /*i18n*/ 'About this archive, and others',
    group: 'Archive',
    words: 'switch new open move rename delete size folder',
  }),
  export_report: command({
    label: /*i18n*/ 'Export audit report…',
    group: 'Archive',
    words: 'pdf html csv save',
  }),

  about: command({
    label: /*i18n*/ 'About Discord Binding',
    group: 'Help',
    words: 'version licences updates',
    inDialogs: true,
  }),
  export_guide: command({
    label: /*i18n*/ 'How to make an export',
    group: 'Help',
    words: 'DiscordChatExporter bot token',
    inDialogs: true,
  }),
  keys: command({
    label: /*i18n*/ 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?', 'Mod+/'],
    words: 'help keys',
    inDialogs: true,
  }),
} as const satisfies Record<string, Command>

export type CommandId = keyof typeof COMMANDS
export const COMMAND_IDS = Object.keys(COMMANDS) as [CommandId, ...CommandId[]]

/** A command of the list, with every field that it may have. */
export function commandOf(id: CommandId): Command {
  return COMMANDS[id]
}

/** The keys of a command on a system, the shown one first; [] when it has none. */
export function keysOf(id: CommandId, isMac: boolean): readonly Chord[] {
  const { keys = [], mac } = commandOf(id)
  return isMac ? (mac ?? keys) : keys
}

const NAMES: Record<string, readonly [string, string]> = {
  Mod: ['Ctrl', '⌘'],
  Alt: ['Alt', '⌥'],
  Shift: ['Shift', '⇧'],
  Escape: ['Esc', 'esc'],
  Enter: ['Enter', '↩'],
  PageDown: ['Page Down', '⇟'],
  PageUp: ['Page Up', '⇞'],
  ArrowLeft: ['←', '←'],
  ArrowRight: ['→', '→'],
  ArrowUp: ['↑', '↑'],
  ArrowDown: ['↓', '↓'],
  '=': ['+', '+'],
  '-': ['−', '−'],
}

/** The parts of a chord: `Mod++` is Mod and `+`. */
export function chordParts(chord: Chord): string[] {
  return chord.split(/\+(?=.)/)
}

/** A chord as the system writes it: `Ctrl+K`, on macOS `⌘K`. */
export function chordText(chord: Chord, isMac: boolean): string {
  const parts = chordParts(chord).map((part) => NAMES[part]?.[isMac ? 1 : 0] ?? part)
  return parts.join(isMac ? '' : '+')
}
