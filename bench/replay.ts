import { performance } from 'node:perf_hooks'
import { openArchive } from '#engine/db/archive'
import type { Database } from '#engine/db/database'
import { migrate } from '#engine/db/migrate'
import { raw, sql } from '#engine/db/sql'
import { inNewArchive } from './loads'
import { findNative, type NativePrograms, SHARED_SETTINGS, startNative } from './native'
import { callPart } from './parts'
import { buildsIndex, replay } from './recording'
import type { Tally } from './stages'
import { type Listener, listenTo, nameOf } from './statements'

/** What it took to be asked everything of a recording: seconds, and by kind of statement. */
export type Replayed = {
  copySeconds: number
  indexSeconds: number
  totalSeconds: number
  statements: Record<string, Tally>
  /** The settings that the server ran with. */
  settings: Record<string, string>
}

/** Replays a recording on PGlite, in a process of its own. */
export function replayOnPglite(script: string, recording: string): Promise<Replayed> {
  return callPart<Replayed>(script, ['replay', recording])
}

/** Replays a recording on a native server that has PGlite's settings, in a process of its own. */
export function replayOnNative(
  script: string,
  recording: string,
  { bin }: NativePrograms,
  settings: Record<string, string>,
): Promise<Replayed> {
  return callPart<Replayed>(script, ['replay', recording, bin, JSON.stringify(settings)])
}

/** The part behind the two above: with a folder of programs it is the native server's. */
export async function runReplayPart(recording: string, bin?: string, settings = '{}') {
  if (bin === undefined) return inNewArchive((dir) => onPglite(recording, dir))
  const programs = await findNative(bin)
  if (programs === null) throw new Error(`no PostgreSQL in ${bin}`)
  return onNative(recording, programs, JSON.parse(settings) as Record<string, string>)
}

async function onPglite(recording: string, archiveDir: string): Promise<Replayed> {
  const archive = await openArchive({ dir: archiveDir, templateFile: null })
  try {
    const settings = await settingsOf(archive.db)
    return { ...(await timedReplay(recording, archive.db)), settings }
  } finally {
    await archive.close()
  }
}

async function onNative(
  recording: string,
  programs: NativePrograms,
  { data_checksums, ...settings }: Record<string, string>,
): Promise<Replayed> {
  const server = await startNative(programs, settings, data_checksums === 'on')
  try {
    await migrate(server.db)
    const replayed = await timedReplay(recording, server.db)
    const found = await settingsOf(server.db)
    await server.db.close()
    return { ...replayed, settings: found }
  } finally {
    await server.stop()
  }
}

async function settingsOf(db: Database): Promise<Record<string, string>> {
  const names = [...SHARED_SETTINGS, 'data_checksums']
  const columns = names.map((name) => `current_setting('${name}') as ${name}`).join(', ')
  const [row] = await db.query<Record<string, string>>(sql`select ${raw(columns)}`)
  return row ?? {}
}

async function timedReplay(recording: string, db: Database): Promise<Omit<Replayed, 'settings'>> {
  const statements: Record<string, Tally> = {}
  let copyMs = 0
  let indexMs = 0
  const listener: Listener = {
    began: () => undefined,
    answered: (statement, ms) => {
      const name = nameOf(statement)
      const tally = statements[name] ?? { count: 0, ms: 0, longest_ms: 0 }
      statements[name] = tally
      tally.count++
      tally.ms += ms
      tally.longest_ms = Math.max(tally.longest_ms, ms)
      if (statement.kind === 'copy') copyMs += ms
      else if (buildsIndex(statement)) indexMs += ms
    },
    ended: () => undefined,
  }
  const startedAt = performance.now()
  await replay(recording, listenTo(db, listener))
  const totalSeconds = (performance.now() - startedAt) / 1000
  return { copySeconds: copyMs / 1000, indexSeconds: indexMs / 1000, totalSeconds, statements }
}
