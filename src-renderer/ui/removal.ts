import { createContext, useContext } from 'react'
import type { Removal } from '#shared/removal'

/** Asks whether something is to be taken out of the archive, with what would go; the answer starts the job. */
export const RemovalContext = createContext<(removal: Removal) => void>(() => undefined)

/** The {@link RemovalContext}. */
export function useRemove(): (removal: Removal) => void {
  return useContext(RemovalContext)
}
