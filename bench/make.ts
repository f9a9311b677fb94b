import { mkdtemp, readdir, rm, stat, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callPart } from './parts'

/** A folder of exports to measure on; `remove` leaves a folder that was given alone. */
export type BenchExports = { dir: string; bytes: number; remove(): Promise<void> }

/** What a message takes on disk while a run is at its fullest: its JSON, its archive and, replayed, a second one. */
const BYTES_A_MESSAGE = { load: 7_000, replay: 11_000 }

/** A folder of its own below the system's temporary folder; TMPDIR moves it to another disk. */
export function makeTemporary(name: string): Promise<string> {
  return mkdtemp(join(tmpdir(), `discord-binding-bench-${name}-`))
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
    remove: () => rm(made, { recursive: true, force: true }),
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
