import { mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callPart } from './parts'
import { endOurs } from './processes'

/** A folder of exports to measure on; `remove` leaves a folder that was given alone. */
export type BenchExports = { dir: string; bytes: number; remove(): Promise<void> }

/** What a message takes on disk while a run is at its fullest: its JSON, its archive and, replayed, a second one. */
const BYTES_A_MESSAGE = { load: 7_000, replay: 11_000 }

const temporary = new Set<string>()

/** A folder of its own below the system's temporary folder; TMPDIR moves it to another disk. */
export async function makeTemporary(name: string): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), `discord-binding-bench-${name}-`))
  temporary.add(dir)
  return dir
}

/** Removes a folder that {@link makeTemporary} made. */
export async function removeTemporary(dir: string): Promise<void> {
  await rm(dir, { recursive: true, force: true })
  temporary.delete(dir)
}

let stopping = false

/** True once the run was asked to stop: what fails then failed because of that. */
export function isStopping(): boolean {
  return stopping
}

/** From now on a run that is stopped leaves none of its folders behind: they hold gigabytes. */
export function removeTemporaryOnStop(): void {
  const stop = async () => {
    stopping = true
    await endOurs()
    for (const dir of temporary) await removeTemporary(dir)
    process.exit(1)
  }
  process.once('SIGINT', stop).once('SIGTERM', stop)
}

/** Takes the given folder, or generates one with the bench profile and its fixed seed. */
export async function makeExports(
  script: string,
  { dir, messages, files }: { dir: string | null; messages: number; files: number },
): Promise<BenchExports> {
  if (dir !== null) return { dir, bytes: await sizeOf(dir), remove: async () => undefined }
  const made = await makeTemporary('exports')
  await callPart(script, ['make', made, String(messages), String(files)])
  return {
    dir: made,
    bytes: await sizeOf(made),
    remove: () => removeTemporary(made),
  }
}

/** A sentence when the temporary folder has too little room for so many messages; null when it has enough. */
export async function roomProblem(messages: number, isReplayed: boolean): Promise<string | null> {
  const { bavail, bsize } = await statfs(tmpdir())
  const needed = messages * BYTES_A_MESSAGE[isReplayed ? 'replay' : 'load']
  const gigabytes = (bytes: number) => `${(bytes / 1e9).toFixed(0)} GB`
  return bavail * bsize >= needed
    ? null
    : `This run needs about ${gigabytes(needed)} in ${tmpdir()}, which has ${gigabytes(bavail * bsize)}. Choose another folder with TMPDIR=…, or fewer --messages.`
}

/** Bytes of all files below a folder. */
export async function sizeOf(dir: string): Promise<number> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  let bytes = 0
  for (const entry of entries) {
    if (entry.isFile()) bytes += (await stat(join(entry.parentPath, entry.name))).size
  }
  return bytes
}
