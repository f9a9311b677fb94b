import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'

/** What a run does: all that an ingest is measured by, reading a loaded archive or browsing it, or a load without an end. */
export const KINDS = [
  'ingest',
  'reads',
  'browse',
  'soak',
  'relevance',
  'language',
  'meaning',
  'search',
  'questions',
  'overview',
] as const
export type BenchKind = (typeof KINDS)[number]

/** What a run was asked for. */
export type BenchOptions = {
  kind: BenchKind
  messages: number
  files: number
  /** A folder of exports to measure on; null = generate one. */
  exports: string | null
  keep: boolean
  /** How often what is compared is measured; the fastest counts. */
  repeat: number
  /** A folder of PostgreSQL's programs; null = look for them; `no_postgres` = don't. */
  postgres: string | null
  no_postgres: boolean
  chat_analytics: boolean
  /** A built checkout to compare with; null = none. */
  against: string | null
  profile: boolean
  /** Where the archive to browse or ask is, or is made and left; null = a temporary one. */
  archive: string | null
  /** What stands in the ids of the questions to ask; null = all. */
  only: string | null
  /** Background work is left undone: questions about words answer for what was done before. */
  no_background: boolean
  /** How often a channel is opened and a date jumped to. */
  opens: number
  /** How long the list is scrolled to see whether memory stays flat. */
  minutes: number
  /** Where the figures go as JSON; null = nowhere. */
  json: string | null
}

/** How many messages are generated when nobody says. */
const MESSAGES: Record<BenchKind, number> = {
  ingest: 1_000_000,
  reads: 1_000_000,
  browse: 1_000_000,
  soak: 5_200_000,
  relevance: 1,
  language: 1,
  meaning: 50_000,
  search: 1_000_000,
  questions: 1_000_000,
  overview: 1_000_000,
}

export const USAGE = `npm run bench -- [ingest | reads | browse | soak | relevance | language | meaning | search |
                  questions | overview] [options]

ingest   prints in one run, each beside its floor and its target: JSON.parse over the same files, the load, every
         stage, the time until it can be searched, memory, disk; pages read while it loads; COPY and indexes on a
         native PostgreSQL that is asked the very same statements
reads    pages and searches on a loaded archive
questions  every question of the catalogue, beside a native PostgreSQL with the same rows
overview  the overview of a guild, narrowed in every way, beside the same by SQL
search   searches by class with counts and facets, beside SQLite FTS5 and PostgreSQL where they are there
browse   opens, jumps and scrolls in one channel of the real app: until messages are drawn, frames, memory
relevance  asks the judged searches of fixtures/relevance in every mode: recall, MRR, nDCG by class
language  how well questions, languages, names, feelings and swear words are told, against fixtures/language
meaning  gives messages their vectors and searches by meaning: how fast, and what the first look at many misses
soak     loads more than five million messages and checks that every one is there

  --messages N         how many to generate (${MESSAGES.ingest}, soak ${MESSAGES.soak})
  --files N            in how many files (50)
  --exports DIR        measure on these exports instead
  --keep               leave the generated exports where they are
  --repeat N           run what is compared N times; the fastest counts (1)
  --postgres BIN_DIR   where initdb and postgres are (PATH, /usr/lib/postgresql); --no-postgres leaves them out
  --chat-analytics     fetch chat-analytics 1.1.2 with npm into a temporary folder and run it on the same files
  --against DIR        ingest with the build of another checkout too, in turn
  --archive DIR        browse, questions, overview: the archive to ask; made there when it is none yet, and left for the next run
  --no-background      questions, overview: ask without doing background work before (of a million messages it takes hours)
  --only TEXT          questions: those with this in their id
  --opens N            browse: how often a channel is opened and a date jumped to (20)
  --minutes N          browse: how long it scrolls to see whether memory stays flat (1)
  --screen             browse: draw on the screen that is there, with its graphics
  --profile            what each stage asks of the database, and how busy each thread is
  --json FILE          write all figures there as well`

/** The options; null when they are not understood. */
export function readOptions(args: readonly string[]): BenchOptions | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        messages: { type: 'string' },
        files: { type: 'string', default: '50' },
        exports: { type: 'string' },
        keep: { type: 'boolean', default: false },
        repeat: { type: 'string', default: '1' },
        postgres: { type: 'string' },
        'no-postgres': { type: 'boolean', default: false },
        'chat-analytics': { type: 'boolean', default: false },
        against: { type: 'string' },
        profile: { type: 'boolean', default: false },
        archive: { type: 'string' },
        only: { type: 'string' },
        'no-background': { type: 'boolean', default: false },
        opens: { type: 'string', default: '20' },
        minutes: { type: 'string', default: '1' },
        // what starts the bench looks at it
        screen: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    })
    const [word = 'ingest', ...more] = positionals
    const kind = KINDS.find((one) => one === word)
    if (kind === undefined || more.length > 0) return null
    const messages = values.messages ?? String(MESSAGES[kind])
    const areNumbers = [messages, values.files, values.repeat, values.opens, values.minutes].every(
      (text) => /^[1-9]\d{0,8}$/.test(text),
    )
    const folders = [values.exports, values.postgres, values.against]
    if (!areNumbers || !folders.every((dir) => dir === undefined || existsSync(dir))) return null
    return {
      kind,
      messages: Number(messages),
      files: Number(values.files),
      exports: values.exports ?? null,
      keep: values.keep,
      repeat: Number(values.repeat),
      postgres: values.postgres ?? null,
      no_postgres: values['no-postgres'],
      chat_analytics: values['chat-analytics'],
      against: values.against ?? null,
      profile: values.profile,
      archive: values.archive ?? null,
      only: values.only ?? null,
      no_background: values['no-background'],
      opens: Number(values.opens),
      minutes: Number(values.minutes),
      json: values.json ?? null,
    }
  } catch {
    return null
  }
}
