import { performance } from 'node:perf_hooks'
import { Meanings } from '#engine/archive/meaning/meanings'
import type { Database } from '#engine/db/database'
import { type Meaning, openMeaning } from '#engine/meaning/meaning'

/** How many of the nearest are compared. */
const AT = 10

/** What the first look at codes finds beside comparing all vectors: the share of the ten nearest, and times in ms. */
export type CodeRecall = { recall: number; by_code_ms: number[]; exact_ms: number[] }

/**
 * Searches by meaning for each text twice: by the first look at codes, and by comparing all. Equally near messages
 * stand for each other. Only for a process whose engine was not asked by meaning: onnxruntime has one owner.
 */
export async function recallOfCodes(
  db: Database,
  texts: readonly string[],
  place: { modelDir: string; script: string },
): Promise<CodeRecall> {
  const meaning: Meaning = openMeaning({
    place: { kind: 'use-lite', folder: place.modelDir },
    script: place.script,
  })
  const byCode = new Meanings(meaning, 0)
  const exact = new Meanings(meaning, Number.POSITIVE_INFINITY)
  const result: CodeRecall = { recall: 0, by_code_ms: [], exact_ms: [] }
  try {
    const model = await exact.model(db)
    if (model === null) throw new Error('the archive has no vectors')
    for (const text of texts) {
      const vector = await exact.vectorOf(text)
      if (vector === null) throw new Error(`nothing is said in ${text}`)
      const search = { vector, where: [], depth: AT }
      const startedAt = performance.now()
      const found = await byCode.nearest(db, model, search)
      const foundAt = performance.now()
      const all = await exact.nearest(db, model, search)
      result.by_code_ms.push(foundAt - startedAt)
      result.exact_ms.push(performance.now() - foundAt)
      const last = all.at(-1)?.score ?? 0
      const right = found.filter(({ score }) => score >= last - 1e-6).length
      result.recall += right / Math.max(1, all.length) / texts.length
    }
  } finally {
    await meaning.rest()
  }
  return result
}
