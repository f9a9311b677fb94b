import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { migrate } from '#engine/db/migrate'
import { sql } from '#engine/db/sql'
import type { BenchEngine } from './engine'
import { makeTemporary, removeTemporary } from './make'
import { findNative, startNative } from './native'
import { replay } from './recording'

/** Milliseconds of each search of each class: the first round, then the best of those after it. */
export type OtherTimes = { cold: number[][]; warm: number[][] }

const ROWS_AT_ONCE = 10_000
const WARM_ROUNDS = 2

/** The same texts in SQLite's FTS5, asked through its own program; null = there is none with FTS5. */
export async function timesOfFts5(
  engine: BenchEngine,
  classes: readonly string[][],
): Promise<OtherTimes | null> {
  const dir = await makeTemporary('fts5')
  try {
    const csv = join(dir, 'messages.csv')
    const database = join(dir, 'messages.db')
    await writeContents(engine, csv)
    const tokenize = `tokenize='porter unicode61 remove_diacritics 2'`
    const made = await sqlite(database, [
      `create virtual table m using fts5(content, ${tokenize});`,
      '.mode csv',
      `.import '${csv.replaceAll("'", "''")}' m`,
      `insert into m(m) values ('optimize');`,
    ])
    if (made === null) return null
    const rounds: number[][] = []
    for (let round = 0; round <= WARM_ROUNDS; round++) {
      const lines = classes.flat().map(
        (text) => `select rowid, snippet(m, 0, '[', ']', '…', 32), bm25(m) from m
          where m match '${text.replaceAll("'", "''")}' order by rank limit 50;`,
      )
      const out = await sqlite(database, ['.timer on', '.output /dev/null', ...lines])
      rounds.push(
        [...(out ?? '').matchAll(/Run Time: real ([\d.]+)/g)].map(([, s]) => 1000 * Number(s)),
      )
    }
    return timesOf(rounds, classes)
  } finally {
    await removeTemporary(dir)
  }
}

async function writeContents(engine: BenchEngine, file: string): Promise<void> {
  const out: WriteStream = createWriteStream(file)
  for (let channel = '0', id = '0'; ; ) {
    const { rows } = await engine.ask<{ rows: { c: string; i: string; content: string }[] }>(
      'sql.run',
      {
        sql: `select channel_id::text as c, id::text as i, content from discord.messages
          where (channel_id, id) > (${channel}, ${id}) order by channel_id, id limit ${ROWS_AT_ONCE}`,
        limit: ROWS_AT_ONCE,
      },
    )
    for (const { content } of rows) out.write(`"${content.replaceAll('"', '""')}"\n`)
    const last = rows.at(-1)
    if (last === undefined || rows.length < ROWS_AT_ONCE) break
    channel = last.c
    id = last.i
  }
  out.end()
  await once(out, 'close')
}

async function sqlite(database: string, lines: readonly string[]): Promise<string | null> {
  const child = spawn('sqlite3', [database], { stdio: ['pipe', 'pipe', 'pipe'] })
  let out = ''
  let errors = ''
  child.stdout.on('data', (text) => {
    out += text
  })
  child.stderr.on('data', (text) => {
    errors += text
  })
  const ended = new Promise<boolean>((resolve) => {
    child.once('error', () => resolve(false)).once('close', () => resolve(true))
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(`${lines.join('\n')}\n`)
  return (await ended) && !/no such module|Error/i.test(errors) ? out : null
}

/**
 * The same words on a native PostgreSQL with the same rows and indexes, as SQL is written without this app: every match
 * ranked, the best 50 with their texts. null = there is no PostgreSQL.
 */
export async function timesOfNative(
  recording: string,
  bin: string | null,
  classes: readonly string[][],
): Promise<{ times: OtherTimes; version: string } | null> {
  const programs = await findNative(bin)
  if (programs === null) return null
  const server = await startNative(programs, { shared_buffers: '128MB', work_mem: '32MB' }, false)
  try {
    await migrate(server.db)
    await replay(recording, server.db)
    await server.db.script('analyze')
    const rounds: number[][] = []
    for (let round = 0; round <= WARM_ROUNDS; round++) {
      const times: number[] = []
      for (const tsquery of classes.flat()) {
        const startedAt = performance.now()
        await server.db.query(sql`
          select m.id, m.content, w.score from (
            select channel_id, message_id, ts_rank(words, q) as score
            from discord.message_words, to_tsquery('english', ${tsquery}) q
            where words @@ q order by score desc, message_id desc limit 50
          ) w join discord.messages m on m.channel_id = w.channel_id and m.id = w.message_id`)
        times.push(performance.now() - startedAt)
      }
      rounds.push(times)
    }
    await server.db.close()
    return { times: timesOf(rounds, classes), version: programs.version }
  } finally {
    await server.stop()
  }
}

function timesOf(rounds: readonly number[][], classes: readonly string[][]): OtherTimes {
  const [first = [], ...later] = rounds
  const best = first.map((_, at) => Math.min(...later.map((round) => round[at] ?? 0)))
  const cut = (all: readonly number[]) => {
    let at = 0
    return classes.map((texts) => {
      const start = at
      at += texts.length
      return all.slice(start, at)
    })
  }
  return { cold: cut(first), warm: cut(best) }
}
