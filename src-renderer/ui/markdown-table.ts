/** Rows as a table in Markdown; every cell is text: nothing in it is read as Markdown, HTML or the end of a cell. */
export function markdownTable(
  columns: readonly { label: string; isNumber: boolean }[],
  rows: readonly (readonly string[])[],
): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(({ label }) => plain(label))),
    line(columns.map(({ isNumber }) => (isNumber ? '---:' : '---'))),
    ...rows.map((cells) => line(cells.map(plain))),
  ].join('\n')
}

/** A text that Markdown shows as it is, in one line. */
export function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#|~!&@]/g, '\\$&')
    .replace(/\bhttps?:/gi, (scheme) => `${scheme.slice(0, -1)}\\:`)
}
