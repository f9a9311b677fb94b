/** What code stands on: `--surface-inset` of app/global.css. */
export const CODE_GROUNDS = { light: '#f4f4f6', dark: '#232429' } as const

/** The colours of code in the light and the dark theme, by what they mean; each at 4.5:1 on its ground. */
export const CODE_COLORS: Record<string, readonly [light: string, dark: string]> = {
  keyword: ['#8a2be2', '#c4a1ff'],
  name: ['#1f5fbf', '#8ab4f8'],
  string: ['#1a7346', '#8fd19e'],
  number: ['#a14a00', '#f0b27a'],
  comment: ['#626570', '#9a9da6'],
  type: ['#0b6e78', '#7fd1d8'],
  gone: ['#b3261e', '#f28b82'],
}

/** The same as CSS variables: `--code-keyword` … */
export const codeStyle: Record<string, string> = Object.fromEntries(
  Object.entries(CODE_COLORS).map(([name, [light, dark]]) => [
    `--code-${name}`,
    `light-dark(${light}, ${dark})`,
  ]),
)
