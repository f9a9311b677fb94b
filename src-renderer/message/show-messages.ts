import { createContext, useContext } from 'react'
import type { Scope } from '#shared/scope'

const Context = createContext<((scope: Scope) => void) | null>(null)

/** Gives what is below it the way to open a scope's messages. */
export const ShowMessagesProvider = Context.Provider

/** Opens the messages behind a name or a number, beside what is on screen; throws outside of the provider. */
export function useShowMessages(): (scope: Scope) => void {
  const show = useContext(Context)
  if (!show) throw new Error('nothing around this can show messages')
  return show
}
