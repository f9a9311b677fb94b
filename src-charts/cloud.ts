import * as Plot from '@observablehq/plot'
import { columnOf, type Drawing, measureOf } from './chart'
import { asControls } from './marks'
import { fitText, formatPlace, isolated, markLabel, textWidth } from './text'

const SIZES = { least: 13, most: 34 }
const GAP = 14
const MOST_WORDS = 100

type Word = {
  row: number
  text: string
  size: number
  label: string
  x: number
  y: number
  width: number
  column: number
  line: number
}

/**
 * Texts as large as their measure, one after the other in lines, in the order given: a cloud that can be read. The first
 * hundred.
 */
export function drawCloud(drawing: Drawing<'cloud'>): Plot.PlotOptions {
  const { width, colors, theme } = drawing
  const words = placed(drawing)
  const last = words.at(-1)
  const height = drawing.height ?? Math.ceil((last?.y ?? 0) + SIZES.least)
  return {
    width,
    height,
    margin: 0,
    x: { type: 'identity', axis: null },
    y: { type: 'identity', axis: null },
    marks: [
      Plot.text(words, {
        x: 'x',
        y: 'y',
        text: (word: Word) => isolated(word.text),
        fontSize: (word: Word) => word.size,
        fontWeight: 500,
        textAnchor: 'start',
        lineAnchor: 'bottom',
        fill: colors.ramp[2],
      }),
      ...(theme === 'print'
        ? []
        : [
            Plot.rect(words, {
              x1: (word: Word) => word.x - 5,
              x2: (word: Word) => word.x + word.width + 5,
              y1: (word: Word) => word.y - word.size * 1.1 - 2,
              y2: (word: Word) => word.y + 4,
              r: 4,
              render: asControls((index) => words[index] as Word),
            }),
          ]),
    ],
  }
}

function placed({ spec, columns, rows, width }: Drawing<'cloud'>): Word[] {
  const [x, y] = [columnOf(columns, spec.x), columnOf(columns, spec.y)]
  const most = rows.reduce((top, row) => Math.max(top, measureOf(row[spec.y])), 0) || 1
  const words: Word[] = []
  let [left, line, begin, bottom] = [6, 0, 0, 0]
  const endLine = () => {
    const own = words.slice(begin)
    bottom += Math.max(0, ...own.map((word) => word.size)) * 1.25 + 6
    for (const word of own) word.y = Math.round(bottom)
    begin = words.length
  }
  for (const [row, values] of rows.slice(0, MOST_WORDS).entries()) {
    const share = Math.sqrt(Math.max(0, measureOf(values[spec.y])) / most)
    const size = Math.round(SIZES.least + (SIZES.most - SIZES.least) * share)
    const place = formatPlace(values[spec.x], x)
    const text = fitText(place, width - 12, size)
    const needs = textWidth(text, size)
    if (left > 6 && left + needs > width - 6) {
      endLine()
      ;[left, line] = [6, line + 1]
    }
    const label = markLabel(place, values[spec.y], y)
    const column = words.length - begin
    words.push({ row, text, size, label, x: left, y: 0, width: needs, column, line })
    left += needs + GAP
  }
  endLine()
  return words
}
