import { homedir, platform } from 'node:os'
import { join } from 'node:path'
import type { Io } from './command'

const APP = 'Discord Binding'

/** Where the app keeps a user's data on this system; the same folder that Electron names. */
function userData(env: Io['env']): string {
  switch (platform()) {
    case 'darwin':
      return join(homedir(), 'Library', 'Application Support', APP)
    case 'win32':
      return join(env.APPDATA ?? join(homedir(), 'AppData', 'Roaming'), APP)
    default:
      return join(env.XDG_CONFIG_HOME || join(homedir(), '.config'), APP)
  }
}

/** The archive of the app, or the one that DISCORD_BINDING_ARCHIVE names. */
export function defaultArchive(env: Io['env']): string {
  return env.DISCORD_BINDING_ARCHIVE || join(userData(env), 'archive')
}
