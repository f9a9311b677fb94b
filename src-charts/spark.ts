/**
 * The path of a line without axes through values of equal distance, from zero at the bottom to their highest, inside
 * `width` by `height` px. One value is drawn as a level line; none as ''.
 */
export function sparkPath(values: readonly number[], width: number, height: number): string {
  if (values.length === 0) return ''
  const top = values.reduce((most, value) => Math.max(most, value), 0) || 1
  const room = height - 2
  const y = (value: number) => round(1 + room * (1 - Math.max(0, value) / top))
  const [only] = values
  if (values.length === 1 && only !== undefined) return `M0,${y(only)}H${width}`
  const step = width / (values.length - 1)
  return `M${values.map((value, index) => `${round(index * step)},${y(value)}`).join('L')}`
}

function round(px: number): number {
  return Math.round(px * 100) / 100
}
