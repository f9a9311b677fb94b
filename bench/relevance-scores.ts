import type { Grade } from './relevance-set'

/** How many hits are looked at. */
export const DEPTH = 10

/**
 * How good a list of hits is, each from 0 to 1. `recall` = the share of relevant messages among the first ten, of ten
 * at most. `mrr` = one divided by the place of the first hit with grade 2, 0 when it is not among the ten. `ndcg` = the
 * gains of the ten (grade 2 counts 3, grade 1 counts 1), less the later they stand, as a share of the best order.
 */
export type Scores = { recall: number; mrr: number; ndcg: number }

/** The scores of the ids that a search gave, best first. */
export function scoresOf(hits: readonly string[], relevant: Record<string, Grade>): Scores {
  const grades = hits.slice(0, DEPTH).map((id) => relevant[id] ?? 0)
  const ideal = Object.values(relevant).sort((a, b) => b - a)
  const first = grades.indexOf(2)
  return {
    recall: grades.filter((grade) => grade > 0).length / Math.min(DEPTH, ideal.length),
    mrr: first < 0 ? 0 : 1 / (first + 1),
    ndcg: gain(grades) / gain(ideal.slice(0, DEPTH)),
  }
}

function gain(grades: readonly number[]): number {
  return grades.reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0)
}

/** The mean of each score; zeros when there is none. */
export function meanScores(scores: readonly Scores[]): Scores {
  const mean = (key: keyof Scores) =>
    scores.reduce((sum, one) => sum + one[key], 0) / Math.max(1, scores.length)
  return { recall: mean('recall'), mrr: mean('mrr'), ndcg: mean('ndcg') }
}
