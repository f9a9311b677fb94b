import { parseArgs } from 'node:util'
import type { SampleOptions } from './generate'
import { writeSample } from './write'

const usage =
  'npm run sample -- DIR [--profile sample|bench] [--seed 1] [--messages 20000] [--files 50] [--authors N]'

/** Generates an export set from command line arguments; returns the exit code (0 done, 1 failed, 2 wrong use). */
export async function runSample(args: string[]): Promise<number> {
  let parsed: { dir: string; options: SampleOptions }
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`Use: ${usage}\n`)
    return 0
  }
  try {
    parsed = readArguments(args)
  } catch (error) {
    process.stderr.write(
      `${error instanceof Error ? error.message : String(error)}\nUse: ${usage}\n`,
    )
    return 2
  }
  try {
    const summary = await writeSample(parsed.dir, parsed.options)
    process.stdout.write(`${JSON.stringify(summary)}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    process.stderr.write(`The sample cannot be written into ${parsed.dir} (${error.code}).\n`)
    return 1
  }
}

function readArguments(args: string[]): { dir: string; options: SampleOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      profile: { type: 'string' },
      seed: { type: 'string' },
      messages: { type: 'string' },
      files: { type: 'string' },
      authors: { type: 'string' },
    },
  })
  const [dir, ...more] = positionals
  if (dir === undefined || more.length > 0) throw new Error('Name one folder to write into.')
  const options: SampleOptions = {}
  const { profile } = values
  if (profile !== undefined) {
    if (profile !== 'sample' && profile !== 'bench')
      throw new Error(`There is no profile "${profile}".`)
    options.profile = profile
  }
  for (const name of ['seed', 'messages', 'files', 'authors'] as const) {
    const text = values[name]
    if (text === undefined) continue
    if (!/^\d{1,12}$/.test(text)) throw new Error(`--${name} takes a whole number, not "${text}".`)
    options[name] = Number(text)
  }
  return { dir, options }
}
