import type { RenderFunction } from '@observablehq/plot'

/** Above this many marks only the first is in the tab order: the table beside the chart is the keyboard's way. */
const MOST_TAB_STOPS = 100

/** What a mark says and where its dot stands; the dot shows while one points at the mark. */
export type MarkInfo = { row: number; label: string; dot?: { color: string; x: number; y: number } }

/**
 * Makes a layer of transparent shapes the chart's controls: each is wrapped in a group that carries the index of its row
 * (`data-row`), its words and a tab stop. `info` is asked with the index of a shape's datum.
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
      const { row, label, dot } = info(index[place] ?? place, at)
      const group = make('g')
      group.setAttribute('data-row', String(row))
      group.setAttribute('role', 'button')
      group.setAttribute('tabindex', place === 0 || index.length <= MOST_TAB_STOPS ? '0' : '-1')
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

function round(px: number): number {
  return Math.round(px * 100) / 100
}
