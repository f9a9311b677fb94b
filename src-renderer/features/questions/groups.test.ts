import { expect, it } from 'vitest'
import type { QuestionInfo } from '#shared/question'
import { groupQuestions } from './groups'

function question(id: string, title: string, tags: string[]): QuestionInfo {
  return {
    id,
    title,
    tags,
    about: '',
    aliases: [],
    params: [],
    columns: [],
    chart: { kind: 'table' },
    bots: 'included',
    drill: null,
    sql: '',
  }
}

const all = [
  question('a', 'Who wrote most?', ['Author', 'Channel']),
  question('b', 'How active per month?', ['Guild', 'Time']),
  question('c', 'Something else', ['Other']),
]

it('puts each question into one group', () => {
  expect(groupQuestions(all, '').map((group) => group.questions.map(({ id }) => id))).toEqual([
    ['a'],
    ['b'],
    ['c'],
  ])
})

it('finds by every word, in any case', () => {
  const ids = groupQuestions(all, 'MONTH active').flatMap((group) => group.questions)
  expect(ids.map(({ id }) => id)).toEqual(['b'])
  expect(groupQuestions(all, 'nothing like it')).toEqual([])
})
