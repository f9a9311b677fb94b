import { markBeside } from '#charts/marks'

/** What happens to the marks of a chart; the event tells which keys were held. */
export type MarkEvents = {
  /** Clicked, or Enter or Space pressed. */
  press(mark: Element, event: MouseEvent | KeyboardEvent): void
  /** Pointed at or focused; null when none is any more. */
  point(mark: Element | null): void
  /** The arrow keys went from one mark to another. */
  walk?(from: Element, to: Element, event: KeyboardEvent): void
}

/** Listens to a drawn chart and lets the arrow keys walk through its marks; gives the way to stop. */
export function listenToMarks(svg: SVGElement, events: MarkEvents): () => void {
  const hearing = new AbortController()
  const on = <K extends keyof SVGElementEventMap>(
    name: K,
    hear: (event: SVGElementEventMap[K], mark: Element | null) => void,
  ) => svg.addEventListener(name, (event) => hear(event, markOf(event.target)), hearing)
  on('click', (event, mark) => mark && events.press(mark, event))
  on('keydown', (event, mark) => {
    if (!mark) return
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      events.press(mark, event)
      return
    }
    const next = markBeside([...svg.querySelectorAll('[data-row]')], mark, event.key)
    if (next === null || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    focusMark(svg, next)
    events.walk?.(mark, next, event)
  })
  on('mouseover', (_event, mark) => events.point(mark))
  on('mouseleave', () => events.point(null))
  // on the element around: Chromium gives a tab stop to a drawing that listens to the focus itself
  const around = svg.parentElement ?? svg
  const onFocus = (name: 'focusin' | 'focusout', hear: (mark: Element | null) => void) =>
    around.addEventListener(name, ({ target }) => hear(markOf(target)), hearing)
  onFocus('focusin', (mark) => {
    if (mark) takeStop(svg, mark)
    events.point(mark)
  })
  onFocus('focusout', () => events.point(null))
  return () => hearing.abort()
}

/** Puts another drawing in place of what an element holds; the focus stays at the place where it was. */
export function replaceChart(frame: Element, svg: SVGElement): void {
  const held = markOf(document.activeElement)
  const isHere = held !== null && frame.contains(held)
  frame.replaceChildren(svg)
  if (!held || !isHere) return
  const [column, line] = [held.getAttribute('data-column'), held.getAttribute('data-line')]
  const same = svg.querySelector(`[data-column="${column}"][data-line="${line}"]`)
  const mark = same ?? svg.querySelector('[data-row]')
  if (mark) focusMark(svg, mark)
}

/** The row that a mark stands for. */
export function rowOf(mark: Element): number {
  return Number(mark.getAttribute('data-row'))
}

function markOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest('[data-row]') : null
}

function focusMark(svg: SVGElement, mark: Element) {
  takeStop(svg, mark)
  if (mark instanceof SVGElement) mark.focus({ preventScroll: false })
}

/** The mark that has the focus is where Tab comes back to. */
function takeStop(svg: SVGElement, mark: Element) {
  for (const stop of svg.querySelectorAll('[data-row][tabindex="0"]')) {
    stop.setAttribute('tabindex', '-1')
  }
  mark.setAttribute('tabindex', '0')
}
