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
    ['b'],
    ['a'],
    ['c'],
  ])
})

it('finds by every word, in any case', () => {
  const ids = groupQuestions(all, 'MONTH active').flatMap((group) => group.questions)
  expect(ids.map(({ id }) => id)).toEqual(['b'])
  expect(groupQuestions(all, 'nothing like it')).toEqual([])
})

it('names the most useful questions of a group first, wherever the catalogue has them', () => {
  const people = [
    question('user_longest_avg_msg_length', 'Who writes long?', ['Author', 'Message']),
    question('guild_author_most_question_responses', 'Who answers?', ['Author', 'Question']),
    question('guild_author_most_days_with_messages', 'Who is there?', ['Author', 'Time']),
    question('guild_author_most_messages', 'Who wrote most?', ['Author']),
    question('guild_concentration', 'How concentrated?', ['Guild', 'Author']),
  ]
  expect(groupQuestions(people, '').map((group) => group.questions.map(({ id }) => id))).toEqual([
    ['guild_concentration'],
    ['guild_author_most_question_responses'],
    [
      'guild_author_most_messages',
      'guild_author_most_days_with_messages',
      'user_longest_avg_msg_length',
    ],
  ])
})
