import type { RenderFunction } from '@observablehq/plot'

/**
 * What a mark says, where it stands for the arrow keys (`column` along, `line` down; whole numbers), and where its dot is;
 * the dot shows while one points at the mark.
 */
export type MarkInfo = {
  row: number
  label: string
  column: number
  line: number
  dot?: { color: string; x: number; y: number }
}

/**
 * Makes a layer of transparent shapes the chart's controls: each is wrapped in a group that carries the index of its row
 * (`data-row`), its words and its place. A chart is one tab stop, its first mark; a window walks on with the arrow keys
 * (`markBeside`). `info` is asked with the index of a shape's datum.
 */
export function asControls(
  info: (index: number, scale: (name: 'x' | 'y', value: unknown) => number) => MarkInfo,
): RenderFunction {
  return (index, scales, values, dimensions, context, next) => {
    const layer = next?.(index, scales, values, dimensions, context) ?? null
    if (layer === null) return null
    const document = layer.ownerDocument
    const make = (name: string) => document.createElementNS('http://www.w3.org/2000/svg', name)
    const at = (name: 'x' | 'y', value: unknown) => Number(scales.scales[name]?.apply(value))
    for (const [place, shape] of [...layer.children].entries()) {
      const { row, label, column, line, dot } = info(index[place] ?? place, at)
      const group = make('g')
      group.setAttribute('data-row', String(row))
      group.setAttribute('role', 'button')
      group.setAttribute('data-column', String(column))
      group.setAttribute('data-line', String(line))
      group.setAttribute('tabindex', place === 0 ? '0' : '-1')
      group.setAttribute('aria-label', label)
      shape.replaceWith(group)
      shape.setAttribute('class', 'hit')
      group.append(shape)
      if (dot !== undefined) {
        const point = make('circle')
        point.setAttribute('class', 'point')
        point.setAttribute('cx', String(round(dot.x)))
        point.setAttribute('cy', String(round(dot.y)))
        point.setAttribute('r', '3.5')
        point.setAttribute('fill', dot.color)
        group.append(point)
      }
    }
    return layer
  }
}

type Step = 'left' | 'right' | 'up' | 'down' | 'first' | 'last'

const STEPS: Record<string, Step> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
}

/**
 * The mark that a key leads to from another: the next one along, the nearest one of the next line, the first or last of
 * the line. null when the key does not walk; the same mark at an end. Where all stand in one row or one column, both pairs
 * of arrows walk it.
 */
export function markBeside(marks: readonly Element[], from: Element, key: string): Element | null {
  const step = STEPS[key]
  if (step === undefined) return null
  const places = marks.map((mark) => ({ mark, ...placeOf(mark) }))
  const here = placeOf(from)
  const isColumn = new Set(places.map(({ column }) => column)).size === 1
  const isRow = new Set(places.map(({ line }) => line)).size === 1
  const along = (place: { column: number; line: number }) => (isColumn ? place.line : place.column)
  const across = (place: { column: number; line: number }) => (isColumn ? 0 : place.line)
  const ownLine = places
    .filter((place) => across(place) === across(here))
    .sort((a, b) => along(a) - along(b))
  const forward = step === 'right' || (step === 'down' && (isColumn || isRow))
  const back = step === 'left' || (step === 'up' && (isColumn || isRow))
  if (step === 'first') return ownLine[0]?.mark ?? from
  if (step === 'last') return ownLine.at(-1)?.mark ?? from
  if (forward) return ownLine.find((place) => along(place) > along(here))?.mark ?? from
  if (back) return ownLine.findLast((place) => along(place) < along(here))?.mark ?? from
  const sign = step === 'down' ? 1 : -1
  const beyond = places
    .map((place) => ({ ...place, lines: sign * (place.line - here.line) }))
    .filter(({ lines }) => lines > 0)
    .sort(
      (a, b) =>
        a.lines - b.lines || Math.abs(a.column - here.column) - Math.abs(b.column - here.column),
    )
  return beyond[0]?.mark ?? from
}

function placeOf(mark: Element): { column: number; line: number } {
  return {
    column: Number(mark.getAttribute('data-column')),
    line: Number(mark.getAttribute('data-line')),
  }
}

function round(px: number): number {
  return Math.round(px * 100) / 100
}
