import { expect, it } from 'vitest'
import { ownInfo } from '#shared/own-info'
import type { ParamKind, QuestionInfo, QuestionRun } from '#shared/question'
import { asksSeveral, comparesGuilds, missingParams, readsRun, runOf, scopeFields } from './ask'
import { NEW } from './drafts'

const QUESTION: QuestionInfo = {
  id: 'a',
  title: '',
  tags: [],
  about: '',
  aliases: [],
  params: [],
  columns: [{ name: 'x', label: 'X', type: 'text' }],
  chart: { kind: 'table' },
  bots: 'included',
  drill: null,
  sql: '',
}

function needing(kinds: ParamKind[], sql = ''): QuestionInfo {
  const params = kinds.map((kind) => ({
    name: kind,
    kind,
    label: kind === 'text' ? 'Text to find' : kind,
    required: true,
    default: null,
    narrows: null,
  }))
  return { ...QUESTION, params, sql }
}

it('lets a channel narrow a question about a guild, where messages are counted', () => {
  expect(scopeFields(needing(['guild'], 'select from :scope as m'))).toEqual({
    guild: 'required',
    channel: 'optional',
  })
  expect(scopeFields(needing(['guild'], 'select from discord.roles'))).toEqual({
    guild: 'required',
  })
})

it('must be told the guild of a channel or an author, and may be asked of all guilds else', () => {
  const own = (sql: string) => ownInfo({ ...NEW, sql, id: 'own_a' }, [])
  const optional = { guild: 'optional', channel: 'optional', author: 'optional' }
  expect(scopeFields(own('select 1 from :scope as m'))).toEqual(optional)
  expect(scopeFields(own('select 1 from :scope as m where m.author_id = :author_id'))).toEqual({
    ...optional,
    guild: 'required',
    author: 'required',
  })
})

it('asks several guilds at once only where nothing of one guild is needed', () => {
  expect(asksSeveral(needing(['guild']))).toBe(true)
  expect(asksSeveral(needing(['guild', 'author']))).toBe(false)
  expect(comparesGuilds(needing([]))).toBe(true)
  const scope = { guild_id: '1', channel_id: '2', from: '2025-01-01' }
  const asked = (guild_ids?: string[]) =>
    runOf(needing(['guild']), { params: {}, guild_ids }, scope)
  expect(asked()).toMatchObject({ scope })
  expect(asked(['3', '4'])).toMatchObject({ scope: { from: '2025-01-01' }, guild_ids: ['3', '4'] })
  expect(missingParams(needing(['guild']), asked(['3']))).toEqual([])
  expect(missingParams(needing(['guild']), asked([]))).toEqual(['choose a guild'])
})

it('names what is missing', () => {
  const info = needing(['guild', 'author', 'text'])
  expect(missingParams(info, { scope: { guild_id: '1' }, params: {} })).toEqual([
    'choose an author',
    'type a text to find',
  ])
  expect(
    missingParams(info, { scope: { guild_id: '1', author_id: '2' }, params: { text: 'fox' } }),
  ).toEqual([])
})

it('misses nothing that has a default', () => {
  const info = needing(['text'])
  const withDefault = { ...info, params: info.params.map((p) => ({ ...p, default: 'fox' })) }
  const empty: QuestionRun['params'][] = [{}, { text: '' }]
  for (const params of empty) {
    expect(missingParams(withDefault, { scope: {}, params })).toEqual([])
    expect(missingParams(info, { scope: {}, params })).toEqual(['type a text to find'])
  }
})

it('offers nothing of the run to a statement that reads nothing of it', () => {
  expect(readsRun(needing([], 'select count(*) from discord.roles'))).toBe(false)
  expect(readsRun(needing([], 'select from :scope as m'))).toBe(true)
  expect(readsRun(needing([], 'select 1 where :guild_ids is null'))).toBe(true)
  expect(readsRun(needing(['guild'], 'select 1'))).toBe(true)
})
