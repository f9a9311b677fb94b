import { createReadStream, createWriteStream, type WriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Database, Queryable, SqlQuery } from '#engine/db/database'
import type { Listener, Statement } from './statements'

/*
 * A recording is what a job asked of its database: `log.jsonl`, one line a step, and `payload.bin` with the bytes of
 * every copy, one behind the other. It is made from a real ingest, so that a replay stays true whatever the load does.
 */

type Step =
  | { kind: 'begin' }
  | { kind: 'end'; is_committed: boolean }
  | { kind: 'query'; query: SqlQuery }
  | { kind: 'script'; text: string }
  | { kind: 'copy'; table: string; columns: readonly string[]; at: number; bytes: number }

/** Writes what it hears into a new recording; `close` resolves when all of it is in the files. */
export async function recordInto(
  dir: string,
): Promise<{ listener: Listener; close(): Promise<undefined> }> {
  await mkdir(dir, { recursive: true })
  const log = createWriteStream(join(dir, 'log.jsonl'))
  const payload = createWriteStream(join(dir, 'payload.bin'))
  let at = 0
  const write = (step: Step) => log.write(`${JSON.stringify(step)}\n`)
  const listener: Listener = {
    began: () => write({ kind: 'begin' }),
    answered: (statement) => {
      if (statement.kind !== 'copy') return write(statement)
      const { table, columns, data } = statement
      write({ kind: 'copy', table, columns, at, bytes: data.byteLength })
      payload.write(data)
      at += data.byteLength
    },
    ended: (_ms, is_committed) => write({ kind: 'end', is_committed }),
  }
  const close = async () => {
    await Promise.all([ended(log), ended(payload)])
    return undefined
  }
  return { listener, close }
}

function ended(stream: WriteStream): Promise<void> {
  return new Promise((resolve, reject) => {
    stream.once('error', reject)
    stream.end(resolve)
  })
}

/** Why a recorded transaction is rolled back again: it was. */
class RolledBack extends Error {}

/** Asks a database everything that a recording holds, in its order and with its transactions. */
export async function replay(dir: string, db: Database): Promise<void> {
  const payload = await open(join(dir, 'payload.bin'), 'r')
  const run = async (on: Queryable, step: Step): Promise<void> => {
    if (step.kind === 'query') await on.query(step.query)
    else if (step.kind === 'script') await on.script(step.text)
    else if (step.kind === 'copy') {
      const data = new Uint8Array(step.bytes)
      await payload.read(data, 0, step.bytes, step.at)
      await on.copyIn(step.table, step.columns, data)
    }
  }
  try {
    for await (const { steps, is_committed } of transactions(join(dir, 'log.jsonl'))) {
      if (is_committed === null) {
        for (const step of steps) await run(db, step)
        continue
      }
      const work = db.transaction(async (tx) => {
        for (const step of steps) await run(tx, step)
        if (!is_committed) throw new RolledBack()
      })
      await work.catch((thrown: unknown) => {
        if (!(thrown instanceof RolledBack)) throw thrown
      })
    }
  } finally {
    await payload.close()
  }
}

/** The steps of a log by transaction; null = a single step outside of one. */
async function* transactions(
  file: string,
): AsyncGenerator<{ steps: Step[]; is_committed: boolean | null }> {
  let inside: Step[] | null = null
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const step = JSON.parse(line) as Step
    if (step.kind === 'begin') inside = []
    else if (step.kind === 'end') {
      yield { steps: inside ?? [], is_committed: step.is_committed }
      inside = null
    } else if (inside === null) yield { steps: [step], is_committed: null }
    else inside.push(step)
  }
}

/** True when a statement builds an index or a key, whatever table it is on. */
export function buildsIndex(statement: Statement): boolean {
  if (statement.kind === 'copy') return false
  const text = statement.kind === 'query' ? statement.query.text : statement.text
  return /^\s*(create (unique )?index|alter table .* add .*(primary key|unique))/is.test(text)
}
