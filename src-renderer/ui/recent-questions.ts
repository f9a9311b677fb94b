import { keptList } from './kept-list'

/** A question that was answered: its id and what its address had besides, to be asked the same way again. */
export type RecentQuestion = { id: string; search: Record<string, unknown> }

/** How many are kept. */
const MOST = 12

const questions = keptList('recent-questions', isRecent, MOST)

function isRecent(value: unknown): value is RecentQuestion {
  const recent = value as RecentQuestion | null
  return typeof recent?.id === 'string' && typeof recent.search === 'object'
}

/** The questions with one on top: each stands once, as it was asked last. */
export function withQuestion(
  list: readonly RecentQuestion[],
  asked: RecentQuestion,
): readonly RecentQuestion[] {
  return [asked, ...list.filter(({ id }) => id !== asked.id)].slice(0, MOST)
}

/** Remembers a question that was answered. */
export function rememberQuestion(asked: RecentQuestion) {
  questions.set(withQuestion(questions.get(), asked))
}

/** The questions that were answered before, the last one first. */
export function useRecentQuestions(): readonly RecentQuestion[] {
  return questions.use()
}
