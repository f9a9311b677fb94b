import { createContext, useContext } from 'react'
import type { MessageRow } from '#shared/rows'

const Show = createContext<((message: MessageRow) => void) | null>(null)
const IsShown = createContext(false)

/** Gives what is below it the way to open what other exports say of a message. */
export const ShowVersionsProvider = Show.Provider

/** Tells what is below it whether that stands above everything now. */
export const VersionsShownProvider = IsShown.Provider

/** Opens what other exports say of a message, above what is on screen; throws outside of the provider. */
export function useShowVersions(): (message: MessageRow) => void {
  const show = useContext(Show)
  if (!show) throw new Error('nothing around this can show versions')
  return show
}

/** True while a message's versions stand above everything: Escape is for them. */
export function useVersionsShown(): boolean {
  return useContext(IsShown)
}
