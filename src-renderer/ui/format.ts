const whole = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })
const oneDigit = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** A count with separators: `20,481`. */
export function formatCount(count: number): string {
  return whole.format(count)
}

/** A count with its noun: `1 file`, `3 files`. */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`
}

/** A size in the largest unit that leaves at least 1, in steps of 1,000: `4.2 MB`. */
export function formatBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  if (unit === 0) return bytes === 1 ? '1 byte' : `${whole.format(bytes)} bytes`
  return `${(value < 10 ? oneDigit : whole).format(value)} ${units[unit]}`
}

/** A duration in words that fit a strip: `8 s`, `3 min 20 s`, `2 h 5 min`. Under a second is `1 s`. */
export function formatSeconds(seconds: number): string {
  const all = Math.max(1, Math.round(seconds))
  if (all < 60) return `${all} s`
  const minutes = Math.floor(all / 60)
  if (minutes < 60) return all % 60 === 0 ? `${minutes} min` : `${minutes} min ${all % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** The last part of a path, whatever the system's separator. */
export function baseName(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
