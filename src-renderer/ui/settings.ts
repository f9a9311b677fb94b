import { createContext, useContext } from 'react'
import { Settings } from '#shared/settings'

/** The settings of a new profile. */
export const DEFAULT_SETTINGS: Settings = Settings.parse({})

/**
 * The settings of everything below it; the window's provider is in `settings-store.tsx`. Another value may stand around a
 * preview, or around a picture that must not depend on a profile.
 */
export const SettingsContext = createContext<Settings>(DEFAULT_SETTINGS)

/** What the user set. */
export function useSettings(): Settings {
  return useContext(SettingsContext)
}
