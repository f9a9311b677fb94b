import { useEffect, useEffectEvent } from 'react'

/** A text for the search box, and where the caret goes. */
export type SearchDraft = { text: string; caret: number }

type Listener = (draft: SearchDraft) => void
const listeners = new Set<Listener>()

/** Puts a text into the search box, with the focus and the caret in it: something is to be typed on. */
export function typeIntoSearch(text: string, caret = text.length) {
  for (const listener of listeners) listener({ text, caret })
}

/** Takes such texts on: for the search box alone. */
export function useSearchDrafts(take: Listener) {
  const takeNow = useEffectEvent(take)
  useEffect(() => {
    const listener: Listener = (draft) => takeNow(draft)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
