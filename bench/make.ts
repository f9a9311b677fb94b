import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { callPart } from './floor'

/** A folder of exports to measure on; `remove` leaves a folder that was given alone. */
export type BenchExports = { dir: string; bytes: number; remove(): Promise<void> }

/** Takes the given folder, or generates one with the bench profile and its fixed seed. */
export async function makeExports(
  script: string,
  { dir, messages, files }: { dir: string | null; messages: number; files: number },
): Promise<BenchExports> {
  if (dir !== null) return { dir, bytes: await sizeOf(dir), remove: async () => undefined }
  const made = await mkdtemp(join(tmpdir(), 'discord-binding-bench-'))
  await callPart(script, ['make', made, String(messages), String(files)])
  return {
    dir: made,
    bytes: await sizeOf(made),
    remove: () => rm(made, { recursive: true, force: true }),
  }
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
