import { parseHTML } from 'linkedom/worker'
import { describe, expect, test } from 'vitest'
import type { ChartSpec, ColumnInfo, ResultRow } from '#shared/question'
import { drawChart } from './draw'
import { markBeside } from './marks'
import { chartSvg } from './svg'
import type { ChartTheme } from './theme'

const columns: ColumnInfo[] = [
  { name: 'author_name', type: 'text', label: 'Author' },
  { name: 'messages', type: 'integer', label: 'Messages' },
  { name: 'ratio', type: 'number', label: 'Ratio' },
  { name: 'percent', type: 'percent', label: 'Share' },
  { name: 'weekday', type: 'weekday', label: 'Weekday' },
  { name: 'hour', type: 'hour', label: 'Hour' },
  { name: 'month', type: 'month', label: 'Month' },
  { name: 'week', type: 'week', label: 'Week' },
  { name: 'day', type: 'day', label: 'Day' },
  { name: 'guild_name', type: 'text', label: 'Guild' },
  { name: 'author_percent', type: 'percent', label: 'Share of authors' },
  { name: 'message_percent', type: 'percent', label: 'Share of messages' },
]
const byAuthor: ChartSpec = { kind: 'bar', x: 'author_name', y: 'messages' }
const byMonth: ChartSpec = { kind: 'line', x: 'month', y: 'messages' }
const byDay: ChartSpec = { kind: 'line', x: 'day', y: 'messages' }

const names = [
  'Ana',
  'Björn Ångström',
  'carla.eth',
  '山田太郎',
  'Deleted User',
  'Ana',
  '🦊 fox 👩‍👩‍👧‍👦',
]
const authors: ResultRow[] = [
  ...names,
  'a very long display name that nobody would read to its very end',
].map((author_name, index) => ({
  author_name,
  messages: Math.round(48_213 / (index + 1) ** 1.4),
}))
const month = (index: number) =>
  `${2022 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
const months: ResultRow[] = Array.from({ length: 40 }, (_, index) => ({
  month: month(index),
  messages: Math.round(900 + 700 * Math.sin(index / 4) + (index === 22 ? 2400 : 0) + index * 12),
}))
const day = (index: number) => new Date(Date.UTC(2024, 0, 1 + index)).toISOString().slice(0, 10)

const byHourAndWeekday: ChartSpec = { kind: 'heatmap', x: 'hour', y: 'weekday', value: 'messages' }
const hours: ResultRow[] = Array.from({ length: 168 }, (_, i) => ({
  weekday: Math.floor(i / 24) + 1,
  hour: i % 24,
  messages: Math.max(0, Math.round(80 * Math.sin((i - 9) / 3.8) + ((i * 7) % 13))),
}))

const guilds = ['Harbour', 'Orchard', 'Old mill', 'North']
/** Months of so many guilds. */
function perGuild(count: number): ResultRow[] {
  return Array.from({ length: count }, (_, g) => g).flatMap((g) =>
    months.slice(0, 24).map((row, i) => ({
      ...row,
      guild_name: guilds[g] ?? `Guild ${g}`,
      messages: 200 + g * 90 + ((i * (g + 3)) % 11) * 22,
    })),
  )
}
/** A count for each place and team. */
function perTeam(x: string, places: (string | number)[]): ResultRow[] {
  return places.flatMap((place, p) =>
    ['Staff', 'Helpers', 'Everybody else'].map((guild_name, t) => ({
      [x]: place,
      guild_name,
      messages: ((p * 7 + t * 5) % 11) * 40,
    })),
  )
}

type Case = { spec: ChartSpec; rows: ResultRow[]; width?: number }
const cases: Record<string, Case> = {
  'bars-of-names': { spec: byAuthor, rows: authors },
  'bars-of-names-narrow': { spec: byAuthor, rows: authors, width: 320 },
  'bars-of-shares': {
    spec: { kind: 'bar', x: 'author_name', y: 'percent' },
    rows: names.map((author_name, index) => ({ author_name, percent: 100 / (index * 3 + 1) })),
  },
  'bars-of-weekdays': {
    spec: { kind: 'bar', x: 'weekday', y: 'messages' },
    rows: [812, 1034, 998, 1190, 760, 0, 421].map((messages, i) => ({ weekday: i + 1, messages })),
  },
  'bars-of-hours': {
    spec: { kind: 'bar', x: 'hour', y: 'messages' },
    rows: Array.from({ length: 24 }, (_, hour) => ({
      hour,
      messages: Math.round(1200 * (1 + Math.sin((hour - 9) / 3.8)) ** 2),
    })),
  },
  'bars-of-hours-narrow': {
    spec: { kind: 'bar', x: 'hour', y: 'messages' },
    rows: Array.from({ length: 24 }, (_, hour) => ({ hour, messages: hour * 1000 })),
    width: 360,
  },
  'line-of-months': { spec: byMonth, rows: months },
  'line-of-months-narrow': { spec: byMonth, rows: months, width: 320 },
  'line-of-days': {
    spec: byDay,
    rows: Array.from({ length: 45 }, (_, i) => ({ day: day(i), messages: (i * 7919) % 23 })),
  },
  'line-of-weeks': {
    spec: { kind: 'line', x: 'week', y: 'messages' },
    rows: Array.from({ length: 60 }, (_, i) => ({ week: day(i * 7), messages: (i * 37) % 101 })),
  },
  'line-of-one': { spec: byMonth, rows: months.slice(0, 1) },
  'line-of-zeros': { spec: byMonth, rows: months.slice(0, 5).map((r) => ({ ...r, messages: 0 })) },
  'lines-of-guilds': {
    spec: { ...byMonth, series: 'guild_name' },
    rows: perGuild(4),
  },
  'curve-of-shares': {
    spec: { kind: 'line', x: 'author_percent', y: 'message_percent' },
    rows: Array.from({ length: 51 }, (_, i) => ({
      author_percent: i * 2,
      message_percent: 100 * (i / 50) ** 3.2,
    })),
  },
  'lines-of-guilds-stacked': {
    spec: { ...byMonth, series: 'guild_name', layout: 'stacked' },
    rows: perGuild(4),
  },
  'lines-of-guilds-apart': {
    spec: { ...byMonth, series: 'guild_name', layout: 'apart' },
    rows: perGuild(4),
  },
  'lines-of-many': { spec: { ...byMonth, series: 'guild_name' }, rows: perGuild(11) },
  'lines-that-end-together': {
    spec: { ...byMonth, series: 'guild_name' },
    rows: perGuild(6).map((row, i) => (i % 24 > 20 ? { ...row, messages: i % 3 } : row)),
  },
  'bars-of-ratios': {
    spec: { kind: 'bar', x: 'author_name', y: 'ratio' },
    rows: [0.31, 0.3, 0.254, 1].map((ratio, i) => ({ author_name: `a${i}`, ratio })),
  },
  'bars-of-teams': {
    spec: { ...byAuthor, series: 'guild_name' },
    rows: perTeam('author_name', names.slice(0, 4)),
  },
  'bars-of-teams-stacked': {
    spec: { ...byAuthor, series: 'guild_name', layout: 'stacked' },
    rows: perTeam('author_name', names.slice(0, 5)),
  },
  'bars-of-teams-apart': {
    spec: { ...byAuthor, series: 'guild_name', layout: 'apart' },
    rows: perTeam('author_name', names.slice(0, 5)),
  },
  'bars-of-weekdays-stacked': {
    spec: { kind: 'bar', x: 'weekday', y: 'messages', series: 'guild_name', layout: 'stacked' },
    rows: perTeam('weekday', [1, 2, 3, 4, 5, 6, 7]),
  },
  'bars-of-weekdays-beside': {
    spec: { kind: 'bar', x: 'weekday', y: 'messages', series: 'guild_name' },
    rows: perTeam('weekday', [1, 2, 3, 4, 5, 6, 7]),
  },
  cloud: {
    spec: { kind: 'cloud', x: 'author_name', y: 'messages' },
    rows: Array.from({ length: 40 }, (_, i) => ({
      author_name: `${['harbour', 'compile', 'lantern', 'ferry', 'noon', '山田', 'rust'][i % 7]}${i}`,
      messages: Math.round(900 / (i + 1)),
    })),
  },
  'heatmap-of-week': { spec: byHourAndWeekday, rows: hours },
  'heatmap-of-week-narrow': { spec: byHourAndWeekday, rows: hours, width: 320 },
  'heatmap-of-channels': {
    spec: { kind: 'heatmap', x: 'month', y: 'author_name', value: 'messages' },
    rows: [...new Set(names)].flatMap((author_name, n) =>
      months.slice(n, 12).map((row) => ({ ...row, author_name })),
    ),
  },
  number: { spec: { kind: 'number', y: 'messages' }, rows: [{ messages: 1_234_567 }] },
  empty: { spec: byAuthor, rows: [] },
}

describe.each(Object.entries(cases))('%s', (name, { spec, rows, width = 720 }) => {
  test.each(['light', 'dark', 'print'] satisfies ChartTheme[])('%s', async (theme) => {
    const svg = chartSvg({ spec, columns, rows, width, theme })
    expect(svg).not.toMatch(/NaN|undefined|Infinity/)
    await expect(svg).toMatchFileSnapshot(`__snapshots__/${name}.${theme}.svg`)
  })
})

function marks(spec: ChartSpec, rows: ResultRow[], theme: ChartTheme = 'light') {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  const svg = drawChart({ spec, columns, rows, width: 720, theme, document })
  return [...svg.querySelectorAll('[data-row]')]
}

test('marks say their row and their exact number, and can be reached', () => {
  const bars = marks(byAuthor, authors)
  expect(bars.map((mark) => mark.getAttribute('data-row'))).toEqual(
    authors.map((_, index) => String(index)),
  )
  expect(bars[0]?.getAttribute('aria-label')).toBe('\u2068Ana\u2069: 48,213 messages')
  expect(bars[0]?.getAttribute('tabindex')).toBe('0')
  expect(marks(byMonth, months)[2]?.getAttribute('aria-label')).toMatch(
    /Mar 2022.*: 1,\d{3} messages$/,
  )
  expect(marks(byDay, [{ day: '2025-03-14', messages: 1 }])[0]?.getAttribute('aria-label')).toBe(
    '\u206814 Mar 2025\u2069: 1 message',
  )
  expect(marks({ kind: 'bar', x: 'hour', y: 'messages' }, [{ hour: 9, messages: 2 }])).toHaveLength(
    1,
  )
})

test('a chart is one tab stop, and its marks know their place', () => {
  for (const { spec, rows } of Object.values(cases)) {
    const all = marks(spec, rows)
    const stops = all.filter((mark) => mark.getAttribute('tabindex') === '0')
    expect(stops).toHaveLength(Math.min(1, all.length))
    const places = all.map(
      (mark) => `${mark.getAttribute('data-column')} ${mark.getAttribute('data-line')}`,
    )
    expect(new Set(places).size).toBe(all.length)
  }
})

describe('arrow keys', () => {
  const walk = (spec: ChartSpec, rows: ResultRow[], ...keys: string[]) => {
    const all = marks(spec, rows)
    let here = all.find((mark) => mark.getAttribute('data-row') === '0') as Element
    for (const key of keys) here = markBeside(all, here, key) ?? here
    return here.getAttribute('data-row')
  }
  test('walk bars with both pairs', () => {
    expect(walk(byAuthor, authors, 'ArrowDown', 'ArrowRight')).toBe('2')
    expect(walk(byAuthor, authors, 'ArrowUp')).toBe('0')
    expect(walk(byAuthor, authors, 'End')).toBe(String(authors.length - 1))
    expect(walk(byMonth, months, 'ArrowRight', 'ArrowDown', 'ArrowLeft')).toBe('1')
  })
  test('walk a grid', () => {
    expect(walk(byHourAndWeekday, hours, 'ArrowDown', 'ArrowRight')).toBe('25')
    expect(walk(byHourAndWeekday, hours, 'End', 'ArrowDown')).toBe('47')
    expect(walk(byHourAndWeekday, hours, 'ArrowUp')).toBe('0')
  })
  test('walk from one series to the next', () => {
    const { spec, rows } = cases['lines-of-guilds'] as Case
    expect(walk(spec, rows, 'ArrowRight', 'ArrowDown')).toBe('25')
    expect(walk(spec, rows, 'ArrowDown', 'ArrowUp', 'Home')).toBe('0')
  })
  test('others lead nowhere', () => {
    const [first] = marks(byAuthor, authors)
    expect(markBeside([first as Element], first as Element, 'a')).toBeNull()
  })
})

test('a heatmap has a mark for each row and none for what is not there', () => {
  const rows = hours.filter((row) => row.hour !== 3)
  expect(marks(byHourAndWeekday, rows)).toHaveLength(161)
  expect(marks(byHourAndWeekday, hours)[25]?.getAttribute('aria-label')).toMatch(
    /^\u2068Tue, 01:00\u2069: \d+ messages?$/,
  )
})

test('many long lines stand apart unless they are asked to be together', () => {
  const rows = Array.from({ length: 800 }, (_, i) => ({
    day: day(i % 200),
    guild_name: `Guild ${Math.floor(i / 200)}`,
    messages: i % 17,
  }))
  const frames = (spec: ChartSpec) =>
    chartSvg({ spec, columns, rows, width: 720, theme: 'print' }).match(/<svg /g)?.length
  expect(frames({ ...byDay, series: 'guild_name' })).toBe(5)
  expect(frames({ ...byDay, series: 'guild_name', layout: 'together' })).toBe(1)
})

test('small charts are drawn of more rows than a function takes arguments', () => {
  const rows = Array.from({ length: 130_000 }, (_, i) => ({
    month: months[i % months.length]?.month ?? null,
    guild_name: `Guild ${i % 2}`,
    messages: i % 17,
  }))
  const spec = { ...byMonth, series: 'guild_name', layout: 'apart' } as const
  const svg = chartSvg({ spec, columns, rows, width: 720, theme: 'print' })
  expect(svg.match(/<svg /g)).toHaveLength(3)
})

test('small charts span the same times', () => {
  const rows = [...months.slice(0, 30), ...months.slice(10, 20)].map((row, i) => ({
    ...row,
    guild_name: i < 30 ? 'Harbour' : 'Orchard',
  }))
  const svg = chartSvg({
    spec: { ...byMonth, series: 'guild_name', layout: 'apart' },
    columns,
    rows,
    width: 720,
    theme: 'print',
  })
  expect(svg.match(/>Jan 2022</g)).toHaveLength(2)
})

test('print has nothing to point at', () => {
  expect(marks(byAuthor, authors, 'print')).toEqual([])
})

test('rows keep their index when a period cannot be read', () => {
  const rows = [{ month: null, messages: 3 }, ...months.slice(0, 2)]
  expect(marks(byMonth, rows).map((mark) => mark.getAttribute('data-row'))).toEqual(['1', '2'])
})

test('bars stop at fifty and say so', () => {
  const rows = Array.from({ length: 1200 }, (_, i) => ({
    author_name: `a${i}`,
    messages: 1200 - i,
  }))
  expect(marks(byAuthor, rows)).toHaveLength(50)
  expect(chartSvg({ spec: byAuthor, columns, rows, width: 720, theme: 'print' })).toContain(
    'The first 50 of 1,200',
  )
})

test('ten thousand points are one line, with as many marks as can be pointed at', () => {
  const rows = Array.from({ length: 10_000 }, (_, i) => ({ day: day(i), messages: (i * 31) % 997 }))
  const points = marks(byDay, rows)
  expect(points.length).toBeGreaterThan(300)
  expect(points.length).toBeLessThan(400)
  expect(points.filter((mark) => mark.getAttribute('tabindex') === '0')).toHaveLength(1)
  const said = points.map((mark) => mark.getAttribute('aria-label') ?? '')
  expect(said.some((label) => label.endsWith(': 996 messages'))).toBe(true)
})

describe('hostile names', () => {
  const hostile = [
    '</text><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus='alert(1)",
    '&lt;b&gt; & ]]> <!-- -->',
    'javascript:alert(1)',
    '\u202Eevil\u2066 moc.',
    'line\nbreak\u0000\u001b[31m',
    'lone \ud800 half',
    '',
  ]
  const rows = hostile.map((author_name, i) => ({ author_name, messages: 10 - i }))

  test.each(['light', 'print'] satisfies ChartTheme[])('stay text in %s', (theme) => {
    const svg = chartSvg({ spec: byAuthor, columns, rows, width: 720, theme })
    const elements = new Set([...svg.matchAll(/<([^\s/>]+)/g)].map((match) => match[1]))
    const known = new Set(['svg', 'style', 'g', 'path', 'line', 'text'])
    expect([...elements].filter((name) => !known.has(name ?? ''))).toEqual([])
    expect(svg).not.toMatch(/[\u202a-\u202e\u2066\u2067\p{Cs}]|[^\P{Cc}\n]/u)
    expect(svg).toContain('\u2068&lt;/text&gt;&lt;script&gt;')
    const { document } = parseHTML(`<body>${svg}</body>`)
    expect(document.querySelectorAll('script, img, [onfocus], [onerror]')).toHaveLength(0)
  })

  test('stay isolated from the number beside them', () => {
    const labels = marks(byAuthor, rows).map((mark) => mark.getAttribute('aria-label') ?? '')
    for (const label of labels)
      expect(label).toMatch(/^\u2068[^\u2066-\u2069]*\u2069: \d+ messages$/)
    expect(labels[5]).toBe('\u2068evil moc.\u2069: 5 messages')
    expect(labels[8]).toBe('\u2068(no name)\u2069: 2 messages')
  })
})
