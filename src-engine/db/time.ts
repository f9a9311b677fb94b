/**
 * PostgreSQL's `2024-01-01 00:00:00.5+00` as ISO 8601 in UTC with milliseconds (`2024-01-01T00:00:00.500Z`).
 * Microseconds are cut off. What JavaScript cannot hold (infinity, years before Christ) stays as it is.
 */
export function isoInstant(text: string): string {
  const utc = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,6}))?\+00$/.exec(text)
  if (utc) return `${utc[1]}T${utc[2]}.${(utc[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
  const other = /^(\d{4}-\d{2}-\d{2}) ([\d:.]+)([+-]\d{2})(:\d{2})?(?::\d{2})?$/.exec(text)
  if (!other) return text
  const instant = new Date(`${other[1]}T${other[2]}${other[3]}${other[4] ?? ':00'}`)
  return Number.isNaN(instant.getTime()) ? text : instant.toISOString()
}
