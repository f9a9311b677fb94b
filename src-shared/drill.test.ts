import { describe, expect, test } from 'vitest'
import { drillScope } from './drill'
import type { DrillSpec, ParamInfo, QuestionInfo } from './question'
import type { Scope } from './scope'

function question(drill: DrillSpec | null, rest: Partial<QuestionInfo> = {}): QuestionInfo {
  return {
    id: 'q',
    aliases: [],
    title: 'Q?',
    about: 'A.',
    tags: [],
    params: [],
    columns: [],
    chart: { kind: 'table' },
    bots: 'included',
    drill,
    sql: '',
    ...rest,
  }
}
const run = (scope: Scope = {}, params = {}) => ({ id: 'q', scope, params, limit: 100 })
const by = (fields: Record<string, string>, fixed: Partial<Scope> = {}) =>
  question({ by: fields, fixed })

test('a row that stands for no messages leads nowhere', () => {
  expect(drillScope(question(null), run(), {})).toBeNull()
})

test('columns fill fields, periods fill period, what is fixed is added', () => {
  expect(
    drillScope(
      by({ author_id: 'author_id', day: 'day' }, { has: ['edited'] }),
      run({ guild_id: '1', has: ['link'] }),
      {
        author_id: '7:Relay',
        day: '2025-03-14',
      },
    ),
  ).toEqual({
    guild_id: '1',
    author_id: '7:Relay',
    period: { unit: 'day', start: '2025-03-14' },
    has: ['link', 'edited'],
    bots: 'include',
  })
})

test('the list counts bots as the question did', () => {
  const away = question({ by: {}, fixed: {} }, { bots: 'excluded' })
  expect(drillScope(away, run(), {})?.bots).toBe('exclude')
  expect(drillScope(away, run({ bots: 'include' }), {})?.bots).toBe('include')
  expect(drillScope(by({}), run({ bots: 'exclude' }), {})?.bots).toBe('exclude')
})

const searchText: ParamInfo = {
  name: 'search_text',
  kind: 'text',
  label: '',
  required: true,
  default: null,
  narrows: 'text',
}

test('the text of a text question narrows the list too', () => {
  const asks = question({ by: { month: 'month' }, fixed: {} }, { params: [searchText] })
  expect(drillScope(asks, run({}, { search_text: 'hello' }), { month: '2025-03' })).toMatchObject({
    text: 'hello',
    period: { unit: 'month', start: '2025-03' },
  })
  expect(
    drillScope(asks, run({ text: 'other' }, { search_text: 'hello' }), { month: '2025-03' }),
  ).toMatchObject({ text: '(other) (hello)' })
})

test.each([{}, { search_text: '' }])(
  'given %j, a text stands as it does in the answer',
  (params) => {
    const asks = (value: string | null) =>
      question(
        { by: { month: 'month' }, fixed: {} },
        { params: [{ ...searchText, required: false, default: value }] },
      )
    const row = { month: '2025-03' }
    const period = { unit: 'month', start: '2025-03' }
    expect(drillScope(asks(null), run({}, params), row)).toEqual({ period, bots: 'include' })
    expect(drillScope(asks('hello'), run({}, params), row)).toEqual({
      period,
      bots: 'include',
      text: 'hello',
    })
  },
)

test('a hidden column that is null does not narrow, a visible one has no messages', () => {
  const asks = by({ guild_id: 'guild_id', channel_id: '_channel_id' })
  expect(drillScope(asks, run(), { guild_id: '1', _channel_id: null })).toEqual({
    guild_id: '1',
    bots: 'include',
  })
  expect(drillScope(asks, run(), { guild_id: null, _channel_id: '2' })).toBeNull()
})

test('what contradicts the run cannot be said', () => {
  expect(drillScope(by({ emoji: 'e' }), run({ emoji: 'a' }), { e: 'b' })).toBeNull()
  expect(drillScope(by({ emoji: 'e' }), run({ emoji: 'a' }), { e: 'a' })?.emoji).toBe('a')
})

test('what is no scope is refused', () => {
  expect(drillScope(by({ guild_id: 'guild_id' }), run(), { guild_id: 'not an id' })).toBeNull()
})

describe('a period within a period', () => {
  const asks = (unit: string) => by({ [unit]: 'start' })
  const within = (unit: string, start: string, period: Scope['period']) =>
    drillScope(asks(unit), run({ period }), { start })?.period ?? null
  const march = { unit: 'month', start: '2025-03' } as const

  test('the smaller one wins', () => {
    expect(within('day', '2025-03-31', march)).toEqual({ unit: 'day', start: '2025-03-31' })
    expect(within('week', '2025-03-24', march)).toEqual({ unit: 'week', start: '2025-03-24' })
    expect(within('month', '2025-03', { unit: 'week', start: '2025-03-24' })).toEqual({
      unit: 'week',
      start: '2025-03-24',
    })
    expect(within('month', '2025-03', march)).toEqual(march)
  })

  test('what only overlaps cannot be said', () => {
    expect(within('week', '2025-03-31', march)).toBeNull()
    expect(within('day', '2025-04-01', march)).toBeNull()
  })
})

test('what a row searches for is added to what the run searches for', () => {
  const entity = { _text: 'entity:"Ana Lee"' }
  const asked = by({ text: '_text' })
  expect(drillScope(asked, run(), entity)).toMatchObject({ text: 'entity:"Ana Lee"' })
  expect(drillScope(asked, run({ text: 'tide OR ferry' }), entity)).toMatchObject({
    text: '(tide OR ferry) (entity:"Ana Lee")',
  })
})

test('who is mentioned is asked about in the author of the run', () => {
  const param: ParamInfo = {
    name: 'author',
    kind: 'author',
    label: '',
    required: true,
    default: null,
    narrows: 'mentions_author_id',
  }
  const asks = question({ by: { author_id: 'author_id' }, fixed: {} }, { params: [param] })
  expect(drillScope(asks, run({ guild_id: '1', author_id: '7' }), { author_id: '8' })).toEqual({
    guild_id: '1',
    mentions_author_id: '7',
    author_id: '8',
    bots: 'include',
  })
})

test('messages that are not of the run keep its guild, zone and bots', () => {
  const asks = question({ by: { replies_to_message_id: 'message_id' }, fixed: {}, within: 'guild' })
  const scope = { guild_id: '1', author_id: '7', from: '2025-01-01', text: 'hello', tz: 'UTC' }
  expect(drillScope(asks, run(scope), { message_id: '5' })).toEqual({
    guild_id: '1',
    tz: 'UTC',
    bots: 'include',
    replies_to_message_id: '5',
  })
})
