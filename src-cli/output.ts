import { type TableRow, writeTable } from '#engine/index'
import type { Io, Words } from './command'
import { oneOf } from './words'

/** How rows come out. */
export const OUTPUT_FORMATS = ['json', 'csv', 'table'] as const
export type OutputFormat = (typeof OUTPUT_FORMATS)[number]

/** The `--format` option of commands that give rows. */
export const FORMAT_OPTION = { format: { type: 'string' } } as const

/** The chosen format; JSON when nothing is said. */
export function outputFormat(words: Words): OutputFormat {
  return oneOf(words, 'format', OUTPUT_FORMATS) ?? 'json'
}

/** One JSON value and a newline. */
export function writeJson(io: Io, value: unknown): Promise<void> {
  return io.stdout(`${JSON.stringify(value, null, 2)}\n`)
}

/** Rows in the chosen format; as JSON they stand inside `envelope`, whose key `rows` they fill. */
export async function writeRows(
  io: Io,
  format: OutputFormat,
  columns: readonly string[],
  rows: readonly TableRow[],
  envelope: (rows: TableRow[]) => unknown,
): Promise<void> {
  const plain = rows.map((row) =>
    Object.fromEntries(columns.map((name) => [name, row[name] ?? null])),
  )
  if (format === 'json') return writeJson(io, envelope(plain))
  if (format === 'table') return io.stdout(textTable(columns, plain))
  await writeTable((chunk) => io.stdout(String(chunk)), 'csv', columns, [plain])
}

/** Pieces of rows one after the other as `"rows": [ … ]` behind the facts of a JSON object, a row a line. */
export async function writeJsonRows(
  io: Io,
  facts: Readonly<Record<string, unknown>>,
  pieces: AsyncIterable<readonly TableRow[]>,
): Promise<void> {
  const named = Object.entries(facts).map(
    ([name, value]) => `  ${JSON.stringify(name)}: ${JSON.stringify(value)},\n`,
  )
  await io.stdout(`{\n${named.join('')}  "rows": [`)
  let isFirst = true
  for await (const rows of pieces) {
    const lines = rows.map((row) => `\n    ${JSON.stringify(row)}`)
    if (lines.length > 0) await io.stdout(`${isFirst ? '' : ','}${lines.join(',')}`)
    if (lines.length > 0) isFirst = false
  }
  await io.stdout(`${isFirst ? '' : '\n  '}]\n}\n`)
}

/** Pieces of rows as aligned columns, each piece aligned by itself, with the names once. */
export async function writeTables(
  io: Io,
  columns: readonly string[],
  pieces: AsyncIterable<readonly TableRow[]>,
): Promise<void> {
  let isFirst = true
  for await (const rows of pieces) {
    const [names, rule, ...lines] = textTable(columns, rows).trimEnd().split('\n')
    await io.stdout(`${[...(isFirst ? [names, rule] : []), ...lines].join('\n')}\n`)
    isFirst = false
  }
  if (isFirst) await io.stdout(textTable(columns, []))
}

const WIDEST = 60

/** A cell on one line: control characters would let a message move the cursor or ring the bell. */
function cellText(value: unknown): string {
  const text =
    value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value)
  const flat = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
  const characters = [...flat]
  return characters.length > WIDEST ? `${characters.slice(0, WIDEST - 1).join('')}…` : flat
}

/** Aligned columns with a rule under the names; numbers to the right. */
function textTable(columns: readonly string[], rows: readonly TableRow[]): string {
  const cells = rows.map((row) => columns.map((name) => cellText(row[name])))
  const widths = columns.map((name, index) =>
    Math.max([...name].length, ...cells.map((line) => [...(line[index] ?? '')].length)),
  )
  const isNumber = columns.map((name) => rows.every((row) => typeof row[name] === 'number'))
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const gap = ' '.repeat((widths[index] ?? 0) - [...text].length)
        return isNumber[index] && rows.length > 0 ? gap + text : text + gap
      })
      .join('  ')
      .trimEnd()
  const rule = widths.map((width) => '-'.repeat(width)).join('  ')
  return `${[line(columns), rule, ...cells.map(line)].join('\n')}\n`
}
