import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { IngestResult } from '#shared/job'
import { inNewArchive } from './loads'
import { sizeOf } from './make'
import { endWithUs, watchMemory } from './processes'

/** One ingest by the command line of a build, from its start to its end. */
export type CommandLineIngest = {
  seconds: number
  messages: number
  peakBytes: number
  archiveBytes: number
}

/** The command line of a built checkout; null when the folder holds none. */
export function commandLineOf(checkout: string): string | null {
  const file = join(checkout, 'out', 'main', 'cli.js')
  return existsSync(file) ? file : null
}

/**
 * Ingests the exports with two builds in turn (a, b, b, a …) and gives each its fastest run: what slows the machine for
 * a while slows both.
 */
export async function comparePaired(
  dir: string,
  [a, b]: readonly [string, string],
  pairs: number,
): Promise<[CommandLineIngest, CommandLineIngest]> {
  const runs: [CommandLineIngest[], CommandLineIngest[]] = [[], []]
  for (let pair = 0; pair < pairs; pair++) {
    const order = pair % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)
    for (const which of order) runs[which].push(await ingestWith(which === 0 ? a : b, dir))
  }
  const [ofA, ofB] = runs.map((each) => each.reduce((x, y) => (y.seconds < x.seconds ? y : x)))
  return [ofA as CommandLineIngest, ofB as CommandLineIngest]
}

function ingestWith(program: string, dir: string): Promise<CommandLineIngest> {
  return inNewArchive(async (archiveDir) => {
    const startedAt = performance.now()
    const child = spawn(
      process.execPath,
      [program, 'ingest', dir, '--archive', archiveDir, '--json'],
      { stdio: ['ignore', 'pipe', 'ignore'] },
    )
    endWithUs(child)
    const memory = watchMemory(child.pid ?? 0)
    const chunks: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    const seconds = (performance.now() - startedAt) / 1000
    memory.stop()
    if (code !== 0) throw new Error(`${program} ended with ${code}`)
    const result = JSON.parse(Buffer.concat(chunks).toString('utf8')) as Pick<
      IngestResult,
      'messages'
    >
    return {
      seconds,
      messages: result.messages.new,
      peakBytes: memory.peak(),
      archiveBytes: await sizeOf(archiveDir),
    }
  })
}
