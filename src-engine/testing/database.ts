import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Database, Queryable } from '../db/database'
import { migrate, migrationHash } from '../db/migrate'
import { MIGRATIONS } from '../db/migrations'
import { openPglite } from '../db/pglite'
import { makeTemplate } from '../db/template'

const CACHE = join(process.cwd(), 'node_modules', '.cache', 'discord-binding')

/** An empty, migrated database in memory, from a cached template: about half a second. The caller closes it. */
export async function testDatabase(): Promise<Database> {
  const db = await openPglite({ dir: null, template: await template() })
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

/** The cached template for these migrations and this PGlite; made on the first call after either changed. */
async function template(): Promise<Uint8Array> {
  const pglite = await readFile(
    join(process.cwd(), 'node_modules', '@electric-sql', 'pglite', 'package.json'),
    'utf8',
  )
  const key = createHash('sha256').update(pglite)
  for (const migration of MIGRATIONS) key.update(migrationHash(migration))
  const file = join(CACHE, `template-${key.digest('hex').slice(0, 16)}.tar`)
  try {
    return await readFile(file)
  } catch {
    const dump = await makeTemplate()
    await mkdir(CACHE, { recursive: true })
    const part = `${file}.${process.pid}.${Date.now()}.part`
    await writeFile(part, dump)
    await rename(part, file).catch(() => rm(part, { force: true }))
    return dump
  }
}
