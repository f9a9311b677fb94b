/** What plays now: a second one makes the first one pause. */
let playing: HTMLMediaElement | null = null

/** Says that an element plays from now on. */
export function takeTurn(element: HTMLMediaElement) {
  if (playing !== element) playing?.pause()
  playing = element
}

/** A time in a recording: `0:07`, `12:34`, `1:02:03`; a length that is not known is `–`. */
export function clockTime(seconds: number): string {
  if (!Number.isFinite(seconds) || seconds < 0) return '–'
  const all = Math.floor(seconds)
  const two = (value: number) => String(value).padStart(2, '0')
  const minutes = Math.floor(all / 60)
  if (minutes < 60) return `${minutes}:${two(all % 60)}`
  return `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(all % 60)}`
}
