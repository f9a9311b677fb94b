import { describe, expect, test } from 'vitest'
import { type ChartTheme, COLORS, rampColor } from './theme'

type Rgb = [number, number, number]

/** How eyes without one kind of cone see linear RGB (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES: Record<string, readonly number[]> = {
  'all colours': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998,
  ],
  deuteranopia: [
    0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881,
  ],
  tritanopia: [
    1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039,
  ],
}

function linear(color: string): Rgb {
  return [1, 3, 5].map((at) => {
    const channel = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as Rgb
}

function seen(color: string, eyes: readonly number[]): Rgb {
  const [r, g, b] = linear(color)
  const row = (at: number) =>
    Math.min(
      1,
      Math.max(0, (eyes[at] ?? 0) * r + (eyes[at + 1] ?? 0) * g + (eyes[at + 2] ?? 0) * b),
    )
  return [row(0), row(3), row(6)]
}

function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ]
}

/** How far apart two colours look, in hundredths of black to white; 2 is the least that anybody sees. */
function apart(a: string, b: string, eyes: readonly number[]): number {
  const [one, other] = [oklab(seen(a, eyes)), oklab(seen(b, eyes))]
  return 100 * Math.hypot(...one.map((value, at) => value - (other[at] ?? 0)))
}

function contrast(a: string, b: string): number {
  const luminance = (color: string) => {
    const [r, g, bl] = linear(color)
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  }
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

describe.each(['light', 'dark', 'print'] satisfies ChartTheme[])('%s', (theme) => {
  const colors = COLORS[theme]

  test.each(Object.entries(EYES))('series stay apart for eyes with %s', (_name, eyes) => {
    const pairs = colors.series.flatMap((a, at) =>
      colors.series.slice(at + 1).map((b) => ({ a, b, apart: apart(a, b, eyes) })),
    )
    const closest = pairs.reduce((least, pair) => (pair.apart < least.apart ? pair : least))
    expect(closest.apart, `${closest.a} and ${closest.b}`).toBeGreaterThan(10)
  })

  test('texts and marks can be told from the ground', () => {
    expect(contrast(colors.text, colors.surface)).toBeGreaterThan(4.5)
    expect(contrast(colors.dim, colors.surface)).toBeGreaterThan(4.5)
    expect(contrast(colors.ramp[2], colors.surface)).toBeGreaterThan(4.5)
    for (const color of [colors.accent, ...colors.series]) {
      expect(contrast(color, colors.surface), color).toBeGreaterThan(3)
    }
  })

  test('more is always further from the ground', () => {
    const steps = Array.from({ length: 11 }, (_, step) =>
      contrast(rampColor(colors, step / 10), colors.surface),
    )
    for (const [at, step] of steps.slice(1).entries()) expect(step).toBeGreaterThan(steps[at] ?? 0)
    expect(rampColor(colors, 1)).toBe(colors.ramp[2])
  })
})
