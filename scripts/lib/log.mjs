import { writeSync } from 'node:fs'
import { Interrupted } from './process.mjs'

/**
 * Prints one line of set-up progress to stderr; stdout belongs to the command that follows.
 * @param {string} text
 */
export function log(text) {
  writeSync(2, `set-up: ${text}\n`)
}

/** A set-up step that failed, in the three sentences a person needs. */
export class SetupError extends Error {
  /**
   * @param {string} what what failed, without a full stop
   * @param {{ why: string, fix: string }} rest the cause, and the next thing to do
   */
  constructor(what, { why, fix }) {
    super(what)
    this.name = 'SetupError'
    this.why = why
    this.fix = fix
  }
}

/**
 * Prints an error to stderr: a SetupError as its three sentences, an interruption as one, any other
 * one with its stack.
 * @param {unknown} error
 * @returns {number} the exit code that belongs to it
 */
export function printError(error) {
  if (error instanceof Interrupted) {
    log(error.message)
    return error.code
  }
  if (error instanceof SetupError) {
    writeSync(2, `\n${error.message}.\n  Why: ${error.why}\n  What to do: ${error.fix}\n`)
  } else {
    writeSync(2, `${error instanceof Error ? error.stack : error}\n`)
  }
  return 1
}

/**
 * Whole seconds since `start`, as text such as `7 s`.
 * @param {number} start from `Date.now()`
 */
export function since(start) {
  return `${Math.round((Date.now() - start) / 1000)} s`
}
