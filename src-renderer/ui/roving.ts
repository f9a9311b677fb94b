import { type KeyboardEvent, useState } from 'react'

/**
 * One tab stop for many buttons: arrow keys walk among those below an element that carry `data-rove` (their place, counted
 * on through gaps). `columns` = how far up and down go; 0 = they do not. A stop at `count` or beyond is gone: the first takes
 * its place.
 */
export function useRoving(start: number, columns = 0, count = Number.POSITIVE_INFINITY) {
  const [last, setHere] = useState(start)
  const here = last < count ? last : start
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
    if (columns > 0) Object.assign(steps, { ArrowUp: -columns, ArrowDown: columns })
    const isEnd = event.key === 'Home' || event.key === 'End'
    const step = steps[event.key]
    if (step === undefined && !isEnd) return
    event.preventDefault()
    const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-rove]')]
    const from = Number((event.target as HTMLElement).dataset.rove ?? here)
    const next = isEnd ? all.at(event.key === 'Home' ? 0 : -1) : nearest(all, from, step ?? 0)
    next?.focus()
  }
  return {
    /** Belongs on the element around the buttons. */
    group: { onKeyDown: move },
    /** Belongs on the button at a place. */
    item: (place: number) => ({
      'data-rove': place,
      tabIndex: place === here ? 0 : -1,
      onFocus: () => setHere(place),
    }),
  }
}

/** The button one step on, else the first beyond in the same direction. */
function nearest(all: readonly HTMLElement[], from: number, step: number) {
  const wanted = from + step
  const placeOf = (element: HTMLElement) => Number(element.dataset.rove)
  return step > 0
    ? all.find((element) => placeOf(element) >= wanted)
    : all.findLast((element) => placeOf(element) <= wanted)
}
