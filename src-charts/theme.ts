/** `print` is for paper and files: light, and nothing in it can be clicked. */
export type ChartTheme = 'light' | 'dark' | 'print'

/** The colours of a theme. Texts keep 4.5:1 and marks 3:1 on the theme's surface. */
export type ChartColors = {
  /** What the chart stands on; it draws no background itself. */
  surface: string
  text: string
  dim: string
  grid: string
  baseline: string
  /** The one hue of one measure. */
  accent: string
  /** Hues of up to six series, each told from each by eyes that lack any one kind of cone (theme.test.ts). */
  series: readonly string[]
  /** From little to much, for cells; what is nothing has the colour of the grid. */
  ramp: readonly [string, string, string]
}

const LIGHT: ChartColors = {
  surface: '#ffffff',
  text: '#1f2024',
  dim: '#5f626c',
  grid: '#ebebee',
  baseline: '#cfd0d6',
  accent: '#5c6fe0',
  series: ['#0368a5', '#db6c00', '#0d9e74', '#ae2770', '#865c03', '#8860e4'],
  ramp: ['#dde3fb', '#8291ea', '#2c3899'],
}

/** The colours by theme; the same hues as the app's own. */
export const COLORS: Record<ChartTheme, ChartColors> = {
  light: LIGHT,
  print: LIGHT,
  dark: {
    surface: '#1b1c20',
    text: '#d9dade',
    dim: '#9a9da6',
    grid: '#2c2e34',
    baseline: '#4a4c55',
    accent: '#7688e8',
    series: ['#528bb7', '#f3842b', '#2abd92', '#fe99d6', '#e8d54a', '#a78cfd'],
    ramp: ['#2b3157', '#5b6cd4', '#c3ccff'],
  },
}

export const FONT = "'Inter Variable', Inter, system-ui, 'Segoe UI', Roboto, sans-serif"
export const FONT_SIZE = 12

/** Rules for marks one can point at; the class is the chart's own, so nothing outside is touched. */
export function chartStyle(colors: ChartColors): string {
  return [
    `.chart text { font-variant-numeric: tabular-nums; }`,
    `.chart [data-row] { outline: none; }`,
    `.chart .hit { fill: ${colors.accent}; fill-opacity: 0; }`,
    `.chart [data-row]:hover .hit { fill-opacity: 0.08; }`,
    `.chart [data-row]:focus-visible .hit { fill-opacity: 0.08; stroke: ${colors.accent}; stroke-width: 2; }`,
    // What is not picked stays readable behind a veil of the ground that it stands on.
    `.chart.picking [data-row]:not(.picked) .hit { fill: ${colors.surface}; fill-opacity: 0.55; }`,
    `.chart .picked .hit { stroke: ${colors.accent}; stroke-opacity: 0.6; stroke-width: 1; }`,
    `.chart .point { opacity: 0; }`,
    `.chart [data-row]:hover .point, .chart [data-row]:focus-visible .point { opacity: 1; }`,
  ].join('\n')
}

/** The colour of a share from 0 to 1 along the ramp of a theme. */
export function rampColor({ ramp }: ChartColors, share: number): string {
  const place = Math.min(1, Math.max(0, share)) * 2
  const [from, to] = place < 1 ? [ramp[0], ramp[1]] : [ramp[1], ramp[2]]
  return mixed(from, to, place < 1 ? place : place - 1)
}

function mixed(from: string, to: string, share: number): string {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16)
  const parts = [1, 3, 5].map((at) =>
    Math.round(channel(from, at) * (1 - share) + channel(to, at) * share)
      .toString(16)
      .padStart(2, '0'),
  )
  return `#${parts.join('')}`
}
