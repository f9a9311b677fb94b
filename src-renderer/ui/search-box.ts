import { useEffect, useEffectEvent } from 'react'

type Listener = (text: string) => void
const listeners = new Set<Listener>()

/** Puts a text into the search box, with the focus in it and the caret behind it: something is to be typed on. */
export function typeIntoSearch(text: string) {
  for (const listener of listeners) listener(text)
}

/** Takes such texts on: for the search box alone. */
export function useSearchDrafts(take: Listener) {
  const takeNow = useEffectEvent(take)
  useEffect(() => {
    const listener: Listener = (text) => takeNow(text)
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  }, [])
}
