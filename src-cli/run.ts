import { resolve } from 'node:path'
import { APP_VERSION } from '#engine/index'
import { AppError } from '#shared/errors'
import { type Parts, withArchive } from './archive'
import { type Command, type ExitCode, type Io, UsageError, type Words } from './command'
import { COMMANDS } from './commands'
import { defaultArchive } from './default-archive'
import { parseWords } from './words'

const NAME = 'discord-binding'

function help(): string {
  const width = Math.max(...[...COMMANDS.keys()].map((name) => name.length))
  const lines = [...COMMANDS].map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`)
  return [
    `${NAME} ${APP_VERSION}: a Discord archive, offline`,
    '',
    `Usage: ${NAME} COMMAND [--archive DIR] …`,
    '',
    ...lines,
    '',
    'Data comes on stdout, everything else on stderr.',
    'Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some input was damaged or foreign.',
    `${NAME} COMMAND --help tells the options of a command.`,
    '',
  ].join('\n')
}

function usage(name: string, command: Command): string {
  return `Usage: ${NAME} ${name} ${command.usage}\n       --archive DIR names the archive\n`
}

function runCommand(command: Command, words: Words, io: Io, parts: Parts): Promise<ExitCode> {
  if (command.archive === 'none') {
    const archive = { call: unopened, runJob: unopened, hits: noHits, writeHits: unopened }
    return command.run({ words, io, archive })
  }
  const dir = resolve(io.cwd, words.text('archive') ?? defaultArchive(io.env))
  const create = command.archive === 'create'
  return withArchive({ dir, create, parts, io }, (archive) => command.run({ words, io, archive }))
}

// biome-ignore lint/correctness/useYield: it gives nothing
async function* noHits(): AsyncIterable<never> {
  await unopened()
}

function unopened(): Promise<never> {
  return Promise.reject(new AppError('internal', 'This command opens no archive.'))
}

/** Tells an error on stderr, in a sentence; 2 for a wrong use, 1 for the rest. */
function failed(error: unknown, io: Io, name: string, command: Command | undefined): ExitCode {
  if (error instanceof UsageError) {
    io.stderr(`${error.message}\n${command ? usage(name, command) : help()}`)
    return 2
  }
  const { message, detail, code } = AppError.from(error)
  io.stderr(`${message}${detail ? ` (${detail})` : ''}\n`)
  return code === 'invalid_input' ? 2 : 1
}

/** Runs the command line: `argv` are the words after the program's name. Resolves to the exit code. */
export async function runCli(argv: readonly string[], io: Io, parts: Parts): Promise<ExitCode> {
  const [name = 'help', ...rest] = argv
  if (name === 'help' || name === '--help' || name === '-h') {
    await io.stdout(help())
    return 0
  }
  if (name === '--version') {
    await io.stdout(`${APP_VERSION}\n`)
    return 0
  }
  const command = COMMANDS.get(name)
  try {
    if (!command) throw new UsageError(`There is no command named ${name}.`)
    const words = parseWords(command, rest)
    if (words.flag('help')) {
      await io.stdout(usage(name, command))
      return 0
    }
    return await runCommand(command, words, io, parts)
  } catch (error) {
    return failed(error, io, name, command)
  }
}
