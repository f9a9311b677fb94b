import { expect, test } from 'vitest'
import { QUESTION_INTENTS } from '#shared/question-guide'

test.each(QUESTION_INTENTS.map((intent) => [intent.id, intent] as const))(
  'the intent %s names questions each once',
  (_id, { questions }) => {
    expect(new Set(questions).size).toBe(questions.length)
  },
)
