import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, readdirSync } from 'node:fs'
import { chown } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Database } from '#engine/db/database'
import { makeTemporary, removeTemporary } from './make'
import { connectNative } from './native-client'
import { endWithUs } from './processes'

const run = promisify(execFile)

/** What a native server takes over from PGlite, so that both have the same memory and write the same log. */
export const SHARED_SETTINGS = [
  'shared_buffers',
  'work_mem',
  'maintenance_work_mem',
  'temp_buffers',
  'wal_buffers',
  'max_wal_size',
  'min_wal_size',
  'wal_level',
  'wal_compression',
  'full_page_writes',
  'fsync',
  'synchronous_commit',
  'gin_pending_list_limit',
  'default_toast_compression',
  'max_parallel_maintenance_workers',
  'max_parallel_workers',
  'max_parallel_workers_per_gather',
] as const

/** What PGlite has no part for, or sets for its connection. */
const FIXED_SETTINGS = { autovacuum: 'off', jit: 'off', timezone: 'UTC', datestyle: 'ISO' }

/** Where PostgreSQL's programs are, and which they are. */
export type NativePrograms = { bin: string; version: string }

/** PostgreSQL's programs: in the folder given, on the PATH, or where Debian puts them; null when there are none. */
export async function findNative(given: string | null): Promise<NativePrograms | null> {
  if (process.platform === 'win32') return null
  const onPath = (process.env.PATH ?? '').split(delimiter).filter((dir) => dir !== '')
  const candidates = given === null ? [...onPath, ...debianFolders()] : [given]
  const bin = candidates.find((dir) => isProgram(join(dir, 'initdb')) && hasServer(dir))
  if (bin === undefined) return null
  const { stdout } = await run(join(bin, 'postgres'), ['--version'])
  return { bin, version: stdout.trim().replace(/^postgres \(PostgreSQL\) /, 'PostgreSQL ') }
}

function debianFolders(): string[] {
  const root = '/usr/lib/postgresql'
  try {
    const versions = readdirSync(root).toSorted((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(root, version, 'bin'))
  } catch {
    return []
  }
}

function hasServer(dir: string): boolean {
  return isProgram(join(dir, 'postgres'))
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** A PostgreSQL server that exists for one measurement. */
export type NativeServer = { db: Database; stop(): Promise<void> }

/**
 * Makes a cluster in a temporary folder and starts it with the settings given, reachable through a socket in that
 * folder alone. PostgreSQL refuses to run as root: then it runs as `nobody`.
 */
export async function startNative(
  { bin }: NativePrograms,
  settings: Record<string, string>,
  hasChecksums: boolean,
): Promise<NativeServer> {
  const home = await makeTemporary('pg')
  const user = await unprivileged()
  if (user !== null) await chown(home, user.uid, user.gid)
  const data = join(home, 'data')
  let server: ChildProcess | null = null
  const stop = async () => {
    if (server !== null && server.exitCode === null) {
      const exited = once(server, 'exit')
      server.kill('SIGINT')
      await exited
    }
    await removeTemporary(home)
  }
  try {
    const init = ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--no-sync']
    const locale = ['--locale=C', '--lc-ctype=C.UTF-8']
    const checksums = hasChecksums ? ['--data-checksums'] : []
    await run(join(bin, 'initdb'), [...init, ...locale, ...checksums], { ...user, cwd: home })
    const all = { ...settings, ...FIXED_SETTINGS, listen_addresses: '' }
    const options = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    server = spawn(join(bin, 'postgres'), ['-D', data, '-k', home, ...options], {
      ...user,
      cwd: home,
      stdio: 'ignore',
    })
    const child = server
    endWithUs(child)
    return { db: await whenReady(join(home, '.s.PGSQL.5432'), child), stop }
  } catch (thrown) {
    await stop()
    throw thrown
  }
}

async function whenReady(socketPath: string, server: ChildProcess): Promise<Database> {
  for (let tries = 0; ; tries++) {
    try {
      return await connectNative(socketPath)
    } catch (thrown) {
      if (server.exitCode !== null || tries === 100) throw thrown
      await sleep(100)
    }
  }
}

/** Whom the server runs as where this user is root: `nobody`; null = this user. */
async function unprivileged(): Promise<{ uid: number; gid: number } | null> {
  if (process.getuid?.() !== 0) return null
  const idOf = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout)
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}
