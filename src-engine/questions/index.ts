import type { QuestionInfo } from '#shared/question'
import { type QuestionSpec, questionInfo } from './define'

const files = import.meta.glob<QuestionSpec>('./catalogue/*.ts', { eager: true, import: 'default' })

/** Every question, by title. */
export const QUESTIONS: readonly QuestionInfo[] = Object.entries(files)
  .map(([path, spec]) => questionInfo(path.slice('./catalogue/'.length, -'.ts'.length), spec))
  .sort((a, b) => (a.title < b.title ? -1 : a.title > b.title ? 1 : 0))

const byName = new Map(
  QUESTIONS.flatMap((info) => [info.id, ...info.aliases].map((n) => [n, info])),
)

/** Every question as a list of its own; the caller may keep and change it. */
export function listQuestions(): QuestionInfo[] {
  return [...QUESTIONS]
}

/** The question with the id or the alias; null when there is none. */
export function findQuestion(idOrAlias: string): QuestionInfo | null {
  return byName.get(idOrAlias) ?? null
}
