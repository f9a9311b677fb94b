type Rgb = readonly [number, number, number]

/** What author names stand on at worst: the darkest light surface, the lightest dark one. */
export const NAME_GROUNDS = { light: '#ebecef', dark: '#303137' } as const

function toRgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16)
  return [value >> 16, (value >> 8) & 255, value & 255]
}

function toHex(rgb: Rgb): string {
  return `#${rgb.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`
}

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((part) => {
    const share = part / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** The WCAG contrast of two `#RRGGBB` colours, 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(toRgb(a)), luminance(toRgb(b))].sort((x, y) => y - x)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** The colour, moved towards black or white only as far as it needs to stand at 4.5:1 on the ground. */
export function readable(color: string, ground: string): string {
  const towards: Rgb = luminance(toRgb(ground)) > 0.18 ? [0, 0, 0] : [255, 255, 255]
  const from = toRgb(color)
  for (let step = 0; step < 20; step += 1) {
    const share = step / 20
    const mixed = toHex(
      from.map((part, index) => part + ((towards[index] ?? 0) - part) * share) as unknown as Rgb,
    )
    if (contrast(mixed, ground) >= 4.5) return mixed
  }
  return toHex(towards)
}

const known = new Map<string, string>()

/** A CSS colour for an author's name in both themes; undefined for none or for what is not `#RRGGBB`. */
export function nameColor(color: string | null): string | undefined {
  if (color === null || !/^#[0-9a-f]{6}$/i.test(color)) return undefined
  const made =
    known.get(color) ??
    `light-dark(${readable(color, NAME_GROUNDS.light)}, ${readable(color, NAME_GROUNDS.dark)})`
  known.set(color, made)
  return made
}
