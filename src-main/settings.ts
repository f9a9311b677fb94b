import { join } from 'node:path'
import { Settings, type SettingsChange } from '#shared/settings'
import { jsonFile } from './json-file'

/** The user's settings, kept in `settings.json`. */
export type SettingsStore = {
  get(): Settings
  /** Keeps the fields that are given and leaves the others; returns all of them. */
  change(change: SettingsChange): Settings
}

/** Reads the settings of a profile folder; a damaged file counts as none. */
export function openSettings(userDataDir: string): SettingsStore {
  const file = jsonFile<Settings>(join(userDataDir, 'settings.json'), Settings, Settings.parse({}))
  let settings = file.read()
  return {
    get: () => settings,
    change(change) {
      const named = Object.entries(change).filter(([, value]) => value !== undefined)
      settings = { ...settings, ...Object.fromEntries(named) }
      file.write(settings)
      return settings
    },
  }
}
