import type { ParseArgsConfig } from 'node:util'
import type { Engine } from '#engine/index'
import type { CallInput, CallOutput, CallsOf } from '#shared/api'
import type { JobRequest, JobSnapshot } from '#shared/job'

/** What the command line writes to and reads from; passed in, so that a test can look. */
export type Io = {
  /** Data only. */
  stdout(text: string): Promise<void>
  /** Everything else. */
  stderr(text: string): void
  env: Readonly<Record<string, string | undefined>>
  cwd: string
  /** True when stderr is a terminal: progress then rewrites one line. */
  is_terminal: boolean
  /** Calls the listener on Ctrl-C until the returned function is called; unheard, Ctrl-C ends the program. */
  onInterrupt(listener: () => void): () => void
}

/** 0 done, 1 failed, 2 wrong use, 3 done but some input was damaged or foreign. */
export type ExitCode = 0 | 1 | 2 | 3

/** The open archive, as commands use it. */
export type Archive = {
  call<N extends CallsOf<'engine'>>(name: N, input: CallInput<N>): Promise<CallOutput<N>>
  /** Starts a job and resolves when it ended, in whatever state. */
  runJob(request: JobRequest): Promise<JobSnapshot>
} & Pick<Engine, 'hits' | 'writeHits'>

/** Parsed words of a command. Options are by name; `values` holds them all for what is repeatable. */
export type Words = {
  positionals: string[]
  text(name: string): string | undefined
  flag(name: string): boolean
  list(name: string): string[]
}

export type CommandContext = { words: Words; io: Io; archive: Archive }

type Shape = {
  /** One line for the list of commands. */
  summary: string
  /** The words after the command's name. */
  usage: string
  options: NonNullable<ParseArgsConfig['options']>
  /** How many words without a dash: at least, at most. */
  positionals: readonly [number, number]
}

/**
 * One command of the command line. `archive` says what it needs: `create` makes one when there is none, `read` wants an
 * existing one, `none` opens none (and must not use it).
 */
export type Command = Shape & {
  archive: 'create' | 'read' | 'none'
  run(context: CommandContext): Promise<ExitCode>
}

/** A wrong use of the command line: exit code 2, with the usage of the command. */
export class UsageError extends Error {}
