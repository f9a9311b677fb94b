import { execFile } from 'node:child_process'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { writeSample } from '#engine/sample/write'

const run = promisify(execFile)

/** What nobody can beat in JavaScript with every byte parsed: reading and JSON.parse, file by file. */
export type Floor = { seconds: number; messages: number }

/** Parts run in a process of their own, so that their memory is not counted as the ingest's. */
export async function runPart([part, dir, ...options]: string[]): Promise<number> {
  if (dir === undefined) return 2
  if (part === 'make') {
    const [messages, files] = options.map(Number)
    const made = await writeSample(dir, {
      profile: 'bench',
      messages: messages ?? 200_000,
      files: files ?? 50,
    })
    process.stdout.write(JSON.stringify(made))
    return 0
  }
  process.stdout.write(JSON.stringify(await parseAll(dir)))
  return 0
}

/** Runs a part of this script and returns what it printed. */
export async function callPart<T>(script: string, args: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [script, '--part', ...args], {
    maxBuffer: 1 << 20,
  })
  return JSON.parse(stdout) as T
}

/** The better of two runs over the files in a folder. */
export async function measureFloor(script: string, dir: string): Promise<Floor> {
  const first = await callPart<Floor>(script, ['floor', dir])
  const second = await callPart<Floor>(script, ['floor', dir])
  return first.seconds < second.seconds ? first : second
}

async function parseAll(dir: string): Promise<Floor> {
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json'))
  const startedAt = performance.now()
  let messages = 0
  for (const name of names) {
    const root = JSON.parse(await readFile(join(dir, name), 'utf8')) as { messages: unknown[] }
    messages += root.messages.length
  }
  return { seconds: (performance.now() - startedAt) / 1000, messages }
}
