import type { QuestionInfo } from '#shared/question'

/** What a person wants to know, and the questions that serve it, the best first. */
const INTENTS: readonly { title: string; tags: readonly string[] }[] = [
  { title: 'Who is here, and who adds value?', tags: ['Author'] },
  { title: 'Is it alive?', tags: ['Time', 'Guild'] },
  { title: 'Where does it happen?', tags: ['Channel'] },
  {
    title: 'What is shared and said?',
    tags: ['Link', 'Reaction', 'Attachment', 'Search', 'Message'],
  },
  { title: 'How do guilds compare?', tags: ['Guilds'] },
]

export type QuestionGroup = { title: string; questions: QuestionInfo[] }

/** True when every word occurs in the question's title, definition, tags or id. */
function matches(question: QuestionInfo, words: readonly string[]): boolean {
  const text = [question.title, question.about, question.id, ...question.tags]
    .join(' ')
    .toLocaleLowerCase('en')
  return words.every((word) => text.includes(word))
}

/** The catalogue by intent; each question stands once, in the first group that one of its tags names. */
export function groupQuestions(questions: readonly QuestionInfo[], find: string): QuestionGroup[] {
  const words = find.toLocaleLowerCase('en').split(/\s+/).filter(Boolean)
  const groups = [...INTENTS.map(({ title }) => title), 'More'].map(
    (title): QuestionGroup => ({ title, questions: [] }),
  )
  for (const question of questions) {
    if (!matches(question, words)) continue
    const index = INTENTS.findIndex(({ tags }) => question.tags.some((tag) => tags.includes(tag)))
    groups.at(index)?.questions.push(question)
  }
  return groups.filter((group) => group.questions.length > 0)
}
