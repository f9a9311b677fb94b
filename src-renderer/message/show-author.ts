import { createContext, useContext } from 'react'
import type { AuthorBrief } from '#shared/rows'
import type { Scope } from '#shared/scope'

/** Whose card, at which element, and how their messages open from there. */
export type ShownAuthor = {
  author: AuthorBrief
  guild_id: string
  anchor: HTMLElement
  showMessages: (scope: Scope) => void
}

const Show = createContext<((shown: ShownAuthor) => void) | null>(null)

/** Gives what is below it the way to open an author's card. */
export const ShowAuthorProvider = Show.Provider

/** Opens an author's card at an element; throws outside of the provider. */
export function useShowAuthor(): (shown: ShownAuthor) => void {
  const show = useContext(Show)
  if (!show) throw new Error('nothing around this can show authors')
  return show
}
