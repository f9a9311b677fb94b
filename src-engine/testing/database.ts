import { cachedTemplate } from '../db/cached-template'
import type { Database, Queryable } from '../db/database'
import { migrate } from '../db/migrate'
import { openPglite } from '../db/pglite'

/** An empty, migrated database in memory, from a cached template: about half a second. The caller closes it. */
export async function testDatabase(): Promise<Database> {
  const db = await openPglite({ dir: null, template: await cachedTemplate(process.cwd()) })
  await migrate(db)
  return db
}

const ROLL_BACK = Symbol('roll back')

/** Runs `work` in a transaction of `db` that is always rolled back, and returns what it returned. */
export async function inRollback<T>(db: Database, work: (tx: Queryable) => Promise<T>): Promise<T> {
  let result: { value: T } | null = null
  try {
    await db.transaction(async (tx) => {
      result = { value: await work(tx) }
      throw ROLL_BACK
    })
  } catch (thrown) {
    if (thrown !== ROLL_BACK) throw thrown
  }
  if (result === null) throw new Error('the transaction ended without a result')
  return (result as { value: T }).value
}
