import type { ChartInput } from './chart'
import { drawChart } from './draw'
import { placedAt, svgElement, type TextLine, textElement } from './elements'
import { cleanText, fitText, textWidth } from './text'
import { COLORS, FONT, FONT_SIZE } from './theme'

const PADDING = 24
const TITLE_SIZE = 18
const MOST_TITLE_LINES = 2

/** What stands around a chart in a file of its own. */
export type ChartCaption = {
  title: string
  /** A line below the title: of what, and when; absent = none. */
  note?: string
  /** Where the numbers are from; the last line. */
  source: string
}

/**
 * A chart as a picture of its own, on white: title, chart and source line, nothing to point at. `width` is that of the whole
 * picture. Texts may be anything.
 */
export function chartFile(input: Omit<ChartInput, 'theme'>, caption: ChartCaption): SVGElement {
  const { document, width } = input
  const colors = COLORS.print
  const room = width - 2 * PADDING
  const chart = drawChart({ ...input, width: room, theme: 'print' })
  const titles = titleLines(caption.title, room)
  const texts: TextLine[] = []
  let y = PADDING
  for (const line of titles) {
    texts.push({
      text: line,
      y: y + TITLE_SIZE,
      size: TITLE_SIZE,
      fill: colors.text,
      weight: '600',
    })
    y += TITLE_SIZE * 1.35
  }
  if (caption.note) {
    texts.push({ text: caption.note, y: y + FONT_SIZE + 4, size: FONT_SIZE, fill: colors.dim })
    y += FONT_SIZE * 1.6 + 4
  }
  y += 16
  const height = Number(chart.getAttribute('height'))
  const placed = placedAt(chart, PADDING, y)
  y += height + 20
  texts.push({ text: caption.source, y: y + FONT_SIZE, size: FONT_SIZE, fill: colors.dim })
  return picture(document, width, Math.ceil(y + FONT_SIZE + PADDING), cleanText(caption.title), [
    ...texts.map((line) => textElement(document, PADDING, line, room)),
    placed,
  ])
}

/** A white picture that holds these elements and is called by its title. */
export function picture(
  document: Document,
  width: number,
  height: number,
  title: string,
  children: readonly Element[],
): SVGElement {
  const svg = svgElement(document, 'svg', {
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    'font-family': FONT,
    role: 'img',
  })
  const name = svgElement(document, 'title', {})
  name.textContent = title
  svg.append(name, svgElement(document, 'rect', { width, height, fill: COLORS.print.surface }))
  svg.append(...children)
  return svg
}

/** A title in lines that fit; the last one is cut. */
function titleLines(title: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  const words = cleanText(title).split(/\s+/)
  for (const [index, word] of words.entries()) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line === '' || textWidth(longer, TITLE_SIZE) <= room) {
      line = longer
      continue
    }
    if (lines.length === MOST_TITLE_LINES - 1) {
      return [...lines, fitText(`${line} ${words.slice(index).join(' ')}`, room, TITLE_SIZE)]
    }
    lines.push(line)
    line = word
  }
  return [...lines, fitText(line, room, TITLE_SIZE)]
}
