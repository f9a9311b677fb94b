import { expect, test } from 'vitest'
import { QUESTION_INTENTS } from '#shared/question-guide'
import { findQuestion } from './index'

test.each(QUESTION_INTENTS.map((intent) => [intent.id, intent] as const))(
  'the intent %s names questions of the catalogue by their ids, each once',
  (_id, { questions }) => {
    expect(new Set(questions).size).toBe(questions.length)
    expect(questions.map((id) => findQuestion(id)?.id)).toEqual(questions)
  },
)
