import { expect, it } from 'vitest'
import type { ParamKind, QuestionInfo } from '#shared/question'
import { bySubject, ofOne, questionsIn, subjectsOf, tellsOf, topicsOf, viewOf } from './browse'

function question(id: string, tags: string[], kinds: ParamKind[], sql = ''): QuestionInfo {
  return {
    id,
    title: id,
    tags,
    about: '',
    aliases: [],
    params: kinds.map((kind) => ({
      name: kind,
      kind,
      label: kind,
      required: true,
      default: null,
      narrows: null,
    })),
    columns: [],
    chart: { kind: 'table' },
    bots: 'included',
    drill: null,
    sql,
  }
}

const month = question(
  'guild_activity_per_month',
  ['Guild', 'Time'],
  ['guild'],
  'select from :scope',
)
const authors = question('channel_authors', ['Author', 'Channel'], ['channel'])
const words = question('guild_author_keywords', ['Author', 'Language'], ['guild', 'author'])
const sizes = question('guilds_by_size', ['Guilds'], [])
const roles = question('guild_role_distribution', ['Role'], ['guild'])
const all = [month, authors, words, sizes, roles]

it('says of each question what it is about', () => {
  expect(all.map(subjectsOf)).toEqual([
    ['guild'],
    ['authors', 'channels'],
    ['one_author'],
    ['guilds'],
    ['guild'],
  ])
  expect(bySubject(all).map(({ id, questions }) => [id, questions.length])).toEqual([
    ['guild', 2],
    ['authors', 1],
    ['one_author', 1],
    ['guilds', 1],
  ])
})

it('shows the part of the catalogue that the address names, and the way in for any other', () => {
  const ids = (text: string) => questionsIn(viewOf(text), all).map(({ id }) => id)
  expect(ids('intent:know_someone')).toEqual(['guild_author_keywords'])
  expect(ids('about:channels')).toEqual(['channel_authors'])
  expect(ids('topic:Time')).toEqual(['guild_activity_per_month'])
  expect(ids('all')).toHaveLength(5)
  expect(viewOf('intent:nothing')).toEqual({ kind: 'start' })
  expect(viewOf('')).toEqual({ kind: 'start' })
})

it('counts topics, without those that say whom a question is about', () => {
  expect(topicsOf(all)).toEqual([
    { tag: 'Language', count: 1 },
    { tag: 'Role', count: 1 },
    { tag: 'Time', count: 1 },
  ])
})

it('asks of an author and of a channel only what tells of them', () => {
  const told = (about: Parameters<typeof tellsOf>[1]) => all.filter((info) => tellsOf(info, about))
  expect(told({ guild_id: '1', author_id: '2' })).toEqual([words])
  // no guild's roles: the answer would be the same for every channel
  expect(told({ guild_id: '1', channel_id: '2' })).toEqual([month, authors])
  expect(told({ guild_id: '1' })).toEqual(all)
  expect(ofOne(all, { guild_id: '1', channel_id: '2' })).toEqual([authors])
  expect(ofOne(all, { guild_id: '1' })).toEqual([])
})
