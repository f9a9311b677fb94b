import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { measureFloor, runPart } from './floor'
import { measureIngest } from './ingest'
import { makeExports } from './make'

const USAGE = `npm run bench -- [ingest] [--messages N] [--files N] [--exports DIR] [--keep]

Generates an export set (or takes the one in DIR), then prints in one run: JSON.parse over the same files (the
floor), the load, the time until it can be searched, peak memory, disk size, and the times of pages and searches.`

const here = dirname(fileURLToPath(import.meta.url))

/** Prints one measure: a name, a number with its unit, and what it was measured on. */
function print(name: string, value: string, note = ''): void {
  process.stdout.write(`${name.padEnd(22)} ${value.padStart(16)}  ${note}\n`)
}

type Options = { messages: string; files: string; exports?: string | undefined; keep: boolean }

/** The options; null when they are not understood. */
function readOptions(args: string[]): Options | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        messages: { type: 'string', default: '200000' },
        files: { type: 'string', default: '50' },
        exports: { type: 'string' },
        keep: { type: 'boolean', default: false },
      },
    })
    const [what = 'ingest', ...more] = positionals
    const areNumbers = [values.messages, values.files].every((text) => /^[1-9]\d{0,8}$/.test(text))
    const isThere = values.exports === undefined || existsSync(values.exports)
    return what === 'ingest' && more.length === 0 && areNumbers && isThere ? values : null
  } catch {
    return null
  }
}

async function main(args: string[]): Promise<number> {
  if (args[0] === '--part') return runPart(args.slice(1))
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const values = readOptions(args)
  if (values === null) {
    process.stderr.write(`${USAGE}\n`)
    return 2
  }
  if (!existsSync(join(here, 'parser.js'))) {
    process.stderr.write('The bench runs the built app: npm run bench.\n')
    return 1
  }
  const script = fileURLToPath(import.meta.url)
  const exports = await makeExports(script, {
    dir: values.exports ?? null,
    messages: Number(values.messages),
    files: Number(values.files),
  })
  try {
    print('exports', `${(exports.bytes / 1e6).toFixed(0)} MB`, exports.dir)
    const floor = await measureFloor(script, exports.dir)
    print('floor', `${floor.seconds.toFixed(2)} s`, `JSON.parse of ${floor.messages} messages`)
    await measureIngest({ dir: exports.dir, here, floorSeconds: floor.seconds, print })
  } finally {
    if (!values.keep) await exports.remove()
  }
  return 0
}

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exitCode = 1
  },
)
