import type { ColumnInfo, ResultRow } from '#shared/question'
import { isNumeric } from '#shared/question'
import type { ChartInput } from './chart'
import { drawChart } from './draw'
import { placedAt, svgElement, type TextLine, textElement } from './elements'
import { type ChartCaption, picture } from './file'
import { formatMeasure, formatPlace, widestText } from './text'
import { COLORS, FONT_SIZE } from './theme'

const PADDING = 32
const GAP = 32
const HEAD = 48
const MOST_ROWS = 10
const LINE = 20

/** A part of a board: `width` in sixths of it. No rows = it says that there is nothing. */
export type BoardPart = Pick<ChartInput, 'spec' | 'columns' | 'rows'> & {
  title: string
  note: string
  width: number
  /** Why there is no answer; absent = there is one. */
  problem?: string
}

/** Many charts and tables as one picture on white, from the upper left in lines of six sixths. `width` in px. */
export function boardFile(
  document: Document,
  width: number,
  caption: ChartCaption,
  parts: readonly BoardPart[],
): SVGElement {
  const colors = COLORS.print
  const room = width - 2 * PADDING
  const sixth = (room - 5 * GAP) / 6
  const titleLine = {
    text: caption.title,
    y: PADDING + 22,
    size: 24,
    fill: colors.text,
    weight: '600',
  }
  const elements: SVGElement[] = [textElement(document, PADDING, titleLine, room)]
  let y = PADDING + 52
  for (const line of linesOf(parts)) {
    let x = PADDING
    const heights = line.map((part) => {
      const own = sixth * part.width + GAP * (part.width - 1)
      const drawn = drawPart(document, part, own)
      elements.push(placedAt(drawn.element, x, y))
      x += own + GAP
      return drawn.height
    })
    y += Math.max(...heights) + GAP
  }
  const source = { text: caption.source, y: y + FONT_SIZE, size: FONT_SIZE, fill: colors.dim }
  elements.push(textElement(document, PADDING, source, room))
  const height = Math.ceil(y + FONT_SIZE + PADDING)
  return picture(document, width, height, caption.title, elements)
}

/** Parts in lines, none wider than six sixths. */
function linesOf(parts: readonly BoardPart[]): BoardPart[][] {
  const lines: BoardPart[][] = []
  let used = 6
  for (const part of parts) {
    if (used + part.width > 6) {
      lines.push([])
      used = 0
    }
    lines.at(-1)?.push(part)
    used += part.width
  }
  return lines
}

function drawPart(document: Document, part: BoardPart, width: number) {
  const colors = COLORS.print
  const group = svgElement(document, 'g', {})
  const text = (line: Partial<TextLine> & Pick<TextLine, 'text' | 'y'>) =>
    group.append(textElement(document, 0, { size: FONT_SIZE, fill: colors.dim, ...line }, width))
  text({ text: part.title, y: 15, size: 15, fill: colors.text, weight: '600' })
  text({ text: part.note, y: 33 })
  if (part.rows.length === 0) {
    text({ text: part.problem ?? 'Nothing to count here.', y: HEAD + 15 })
    return { element: group, height: HEAD + 24 }
  }
  if (part.spec.kind === 'table' || part.spec.kind === 'messages') {
    const { element, height } = drawTable(document, part.columns, part.rows, width)
    group.append(placedAt(element, 0, HEAD))
    return { element: group, height: HEAD + height }
  }
  const chart = drawChart({ ...part, width, theme: 'print', document })
  group.append(placedAt(chart, 0, HEAD))
  return { element: group, height: HEAD + Number(chart.getAttribute('height')) }
}

/** The first rows as text, in as many columns as there is room for. */
function drawTable(
  document: Document,
  columns: readonly ColumnInfo[],
  rows: readonly ResultRow[],
  width: number,
) {
  const colors = COLORS.print
  const group = svgElement(document, 'g', {})
  const shown = rows.slice(0, MOST_ROWS)
  const cell = (row: ResultRow, column: ColumnInfo) =>
    isNumeric(column.type)
      ? formatMeasure(row[column.name], column)
      : formatPlace(row[column.name], column)
  let x = 0
  for (const column of columns.filter(({ type }) => type !== 'id')) {
    const texts = [column.label, ...shown.map((row) => cell(row, column))]
    const room = Math.min(Math.ceil(widestText(texts)) + 2, 220)
    if (x > 0 && x + room > width) break
    for (const [index, each] of texts.entries()) {
      const fill = index === 0 ? colors.dim : colors.text
      const line = { text: each, y: index * LINE + 14, size: FONT_SIZE, fill }
      group.append(textElement(document, x, line, room))
    }
    x += room + 16
  }
  const rest = rows.length - shown.length
  if (rest > 0) {
    const y = (shown.length + 1) * LINE + 14
    const line = { text: `${rest.toLocaleString('en')} more`, y, size: FONT_SIZE, fill: colors.dim }
    group.append(textElement(document, 0, line, width))
  }
  return { element: group, height: (shown.length + (rest > 0 ? 2 : 1)) * LINE + 4 }
}
