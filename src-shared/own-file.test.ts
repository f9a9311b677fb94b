import { expect, test } from 'vitest'
import { readQuestions, writeQuestions } from './own-file'

const mine = { id: 'own_a', title: 'A', sql: 'select 1' }
const file = (questions: unknown, more: object = {}) =>
  JSON.stringify({ format: 'discord-binding/questions', version: 1, questions, ...more })

test('what is written is read', () => {
  const [read] = readQuestions(file([mine]))
  expect(read).toMatchObject({ ...mine, chart: { kind: 'table' }, params: [] })
  if (read) expect(readQuestions(writeQuestions([read]))).toEqual([read])
})

test.each([
  ['', 'The file is not JSON.'],
  ['{"a":', 'The file is not JSON.'],
  ['[]', 'The file is JSON, but it holds no questions of Discord Binding.'],
  ['{"questions": []}', 'The file is JSON, but it holds no questions of Discord Binding.'],
  [file([mine], { version: 2 }), 'The file was written by a newer version of the app.'],
  [file([]), 'The file holds no question.'],
  [file(Array(201).fill(mine)), 'The file holds more than 200 questions.'],
  [
    file([mine, { ...mine, id: 'guild_authors' }]),
    'Question 2 of the file cannot be read, at “id”.',
  ],
  [file([{ ...mine, id: 'own_../x' }]), 'Question 1 of the file cannot be read, at “id”.'],
  [file([{ ...mine, sql: ' ' }]), 'Question 1 of the file cannot be read, at “sql”.'],
  [
    file([{ ...mine, sql: 'x'.repeat(20_001) }]),
    'Question 1 of the file cannot be read, at “sql”.',
  ],
  [file([{ ...mine, title: 7 }]), 'at “title”.'],
  [file([{ ...mine, chart: { kind: 'script' } }]), 'at “chart.kind”.'],
  [file([{ ...mine, params: [{ name: 'a b', kind: 'text', label: 'A' }] }]), 'at “params.0.name”.'],
  [file([{ ...mine, drill: { by: {}, fixed: { guild_id: 'x' } } }]), 'at “drill.fixed.guild_id”.'],
  ['x'.repeat(2_000_001), 'The file is too large'],
])('a file that is none is refused in a sentence: %.60s', (text, sentence) => {
  expect(() => readQuestions(text)).toThrow(sentence)
})

test('what nobody asked for is left out', () => {
  const hostile = `{"format": "discord-binding/questions", "version": 1, "questions": [{"id": "own_a", "title": "A",
    "sql": "select 1", "__proto__": {"is_admin": true}, "html": "<script>", "constructor": 1}]}`
  const [read] = readQuestions(hostile)
  expect(Object.keys(read ?? {}).sort()).toEqual(
    ['about', 'bots', 'chart', 'id', 'params', 'sql', 'title', 'types'].sort(),
  )
})
