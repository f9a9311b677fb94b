import { makeStore, useStore } from './store'

/** A question that was answered: its id and what its address had besides, to be asked the same way again. */
export type RecentQuestion = { id: string; search: Record<string, unknown> }

const KEY = 'recent-questions'
/** How many are kept. */
const MOST = 12

const questions = makeStore<readonly RecentQuestion[] | null>(null)

function isRecent(value: unknown): value is RecentQuestion {
  const recent = value as RecentQuestion | null
  return typeof recent?.id === 'string' && typeof recent.search === 'object'
}

function kept(): readonly RecentQuestion[] {
  const known = questions.get()
  if (known) return known
  let restored: readonly RecentQuestion[] = []
  try {
    const found: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]')
    if (Array.isArray(found)) restored = found.filter(isRecent).slice(0, MOST)
  } catch {
    // nothing was kept
  }
  questions.set(restored)
  return restored
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
  const next = withQuestion(kept(), asked)
  localStorage.setItem(KEY, JSON.stringify(next))
  questions.set(next)
}

/** The questions that were answered before, the last one first. */
export function useRecentQuestions(): readonly RecentQuestion[] {
  return useStore(questions) ?? kept()
}
