import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useRef, useState } from 'react'

/** After this pause of the keys a text is told on. */
const PAUSE_MS = 150

/**
 * What stands in a box whose text is kept elsewhere, such as in the address: the box has each key at once, so that the caret
 * stays where it is, and the text is told on after a pause, or when it is asked for. A text that comes from elsewhere takes
 * its place.
 */
export function useTyped(
  kept: string,
  onTyped: (text: string) => void,
): [typed: string, setTyped: (text: string) => void, tellNow: () => void] {
  const [typed, setTyped] = useState(kept)
  const own = useRef(kept)
  const tell = useDebouncedCallback((text: string) => {
    own.current = text
    onTyped(text)
  }, PAUSE_MS)
  useEffect(() => {
    if (kept === own.current) return
    own.current = kept
    tell.cancel()
    setTyped(kept)
  }, [kept, tell])
  return [
    typed,
    (text) => {
      setTyped(text)
      tell(text)
    },
    () => tell.flush(),
  ]
}
