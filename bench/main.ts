import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeSample } from '#engine/sample/write'
import { benchBrowse } from './browse'
import { runEnginePart } from './engine-part'
import { parseAll } from './floor'
import { benchIngest } from './ingest'
import { benchLanguage } from './language'
import { describeMachine, thisMachine } from './machine'
import { isStopping, makeExports, removeTemporaryOnStop, roomProblem } from './make'
import { benchMeaning } from './meaning'
import { type BenchOptions, readOptions, USAGE } from './options'
import { benchOverview } from './overview'
import { benchQuestions } from './questions'
import { benchReads } from './reads'
import { benchRelevance } from './relevance'
import { runReplayPart } from './replay'
import { measure, Report } from './report'
import { benchSearch } from './search'

const script = fileURLToPath(import.meta.url)

/** A part of the bench, run in a process of its own; what it finds out is printed as JSON. */
async function runPart([part = '', ...args]: string[]): Promise<number> {
  if (part === 'engine') return runEnginePart()
  const [first = '', second, third] = args
  if (part === 'make') {
    const messages = Number(second)
    await print(await writeSample(first, { profile: 'bench', messages, files: Number(third) }))
  } else if (part === 'floor') await print(await parseAll(first))
  else if (part === 'replay') await print(await runReplayPart(first, second, third))
  else return 2
  return 0
}

function print(value: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(JSON.stringify(value), (error) => (error ? reject(error) : resolve()))
  })
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(`${USAGE}\n`)
    return 0
  }
  const options = readOptions(args)
  if (options === null) return refuse(USAGE, 2)
  if (!existsSync(join(dirname(script), 'parser.js'))) {
    return refuse('The bench runs the built app: npm run bench.', 1)
  }
  const isReplayed = options.kind === 'ingest' && !options.no_postgres
  const problem = await roomProblem(options.messages, isReplayed)
  if (problem !== null && options.exports === null) return refuse(problem, 1)
  return bench(options, args)
}

/** What makes exports itself, if it needs any. */
const WITHOUT_EXPORTS: ReadonlySet<BenchOptions['kind']> = new Set([
  'browse',
  'questions',
  'overview',
  'relevance',
  'language',
])

async function bench(options: BenchOptions, args: readonly string[]): Promise<number> {
  const machine = thisMachine()
  const command = ['npm run bench --', ...args].join(' ')
  const report = new Report()
  report.say(`${command}\n${describeMachine(machine)}`)
  const { kind } = options
  if (WITHOUT_EXPORTS.has(kind)) {
    try {
      if (kind === 'browse') await benchBrowse(script, options, report)
      else if (kind === 'questions') await benchQuestions(script, options, report)
      else if (kind === 'overview') await benchOverview(script, options, report)
      else if (kind === 'relevance') await benchRelevance(script, report)
      else benchLanguage(report)
    } finally {
      if (options.json !== null) await report.writeJson(options.json, machine, command)
    }
    return report.isSound() ? 0 : 1
  }
  const { messages, files, exports: dir } = options
  const exports = await makeExports(script, { dir, messages, files })
  try {
    report.section(`Exports in ${exports.dir}`)
    report.add(measure('size', exports.bytes / 1e6, 'MB', { note: 'JSON' }))
    const job = { script, dir: exports.dir, bytes: exports.bytes, options, report }
    if (options.kind === 'reads') await benchReads(job)
    else if (options.kind === 'meaning') await benchMeaning(job)
    else if (options.kind === 'search') await benchSearch(job)
    else await benchIngest(job)
  } finally {
    if (!options.keep) await exports.remove()
    if (options.json !== null) await report.writeJson(options.json, machine, command)
  }
  return report.isSound() ? 0 : 1
}

function refuse(text: string, code: number): number {
  process.stderr.write(`${text}\n`)
  return code
}

removeTemporaryOnStop()
const [first, ...rest] = process.argv.slice(2)
const isPart = first === '--part'
const work = isPart ? runPart(rest) : main(process.argv.slice(2))
work.then(
  // A database may keep a part's process alive after its work.
  (code) => (isPart ? process.exit(code) : Object.assign(process, { exitCode: code })),
  (error: unknown) => {
    if (isStopping()) return
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`)
    process.exit(1)
  },
)
