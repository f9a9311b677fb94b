import { expect, test } from 'vitest'
import { segmentsOf, settledProblems } from './segments'

const kinds = (text: string) =>
  segmentsOf(text, [])
    .filter((segment) => segment.text.trim() !== '')
    .map(({ text: piece, kind }) => `${piece}|${kind}`)

test('operators are told from words, and both from what is left out', () => {
  expect(kinds('ferry from:"Ann Lee" -has:link -boat')).toEqual([
    'ferry|word',
    'from:"Ann Lee"|operator',
    '-has:link|out',
    '-boat|out',
  ])
})

test('what a group leaves out is told, too', () => {
  expect(kinds('(a OR "b c") -(d has:link -e)')).toEqual([
    '(|word',
    'a|word',
    ' OR |word',
    '"b c"|word',
    ') -(|word',
    'd|out',
    'has:link|out',
    '-e|word',
    ')|word',
  ])
})

test('the pieces joined are the text, whatever it is', () => {
  for (const text of ['', ' ', 'a', '((', '-', '"x', 'from:', '🐙 от:него в:日本 -"', 'a  b ']) {
    const joined = segmentsOf(text, [{ start: 1, end: 3, message: '', fix: null }])
      .map((segment) => segment.text)
      .join('')
    expect(joined).toBe(text)
  }
})

test('a problem marks its place, once it is not being typed', () => {
  const problem = { start: 0, end: 5, message: '', fix: null }
  expect(segmentsOf('from: x', [problem]).map(({ has_problem }) => has_problem)).toEqual([
    true,
    false,
    false,
  ])
  expect(settledProblems([problem], 5)).toEqual([])
  expect(settledProblems([problem], 6)).toEqual([problem])
  expect(settledProblems([problem], null)).toEqual([problem])
})
