import { expect, test } from 'vitest'
import { isQuestion } from './is-question'

test.each([
  'Does this work?',
  'how do I bridge my tokens',
  'What is the plan',
  'anyone know a good wallet',
  'Thanks! Can you send the link',
  '@Bob could you look at this',
  '<@123> where is the form',
  'really? I thought so',
  'is it (really?)',
  'wait, **why?**',
  'sure?!',
  'weiß jemand wann das Treffen ist',
  'Gibt es ein Protokoll',
  'alguien sabe la respuesta',
  '¿cuándo es la reunión',
  "est-ce que c'est ouvert",
  'これは何ですか？',
  'متى الاجتماع؟',
  'so what? 😀',
  'line one\nhow can we help',
])('%j is a question', (text) => {
  expect(isQuestion(text)).toBe(true)
})

test.each([
  '',
  'Done.',
  'see https://example.com/?q=1&b=2',
  'look <https://example.com/a?>',
  '`what is this?`',
  '```\nwhy?\n```',
  '> did you see it?\nYes I did',
  '>>> long quote?\nstill quoted?',
  'a?b:c',
  'when I get home I will do it',
  'how to install: run npm start',
  'what a great day',
  'who cares',
  'I know why',
  'is not',
  '???',
])('%j is none', (text) => {
  expect(isQuestion(text)).toBe(false)
})
