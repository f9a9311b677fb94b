import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Thrown when a signal ended us while a program ran; `code` is the exit code that shells expect. */
export class Interrupted extends Error {
  /** @param {NodeJS.Signals} signal */
  constructor(signal) {
    super(`stopped by ${signal}`)
    this.code = 128 + constants.signals[signal]
  }
}

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: boolean,
 *   onStart?: (pid: number) => void }} [options] `show` also passes its stdout on to our stderr while
 *   it runs
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>} code is null when the
 *   program could not be started or was ended by a signal; stderr then says so
 */
export function capture(program, args, { show, onStart, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    if (child.pid) onStart?.(child.pid)
    const { stop, received } = forwardSignals(child)
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
      if (show) process.stderr.write(chunk)
    })
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
    })
    child.on('error', (error) => {
      stop()
      resolve({ code: null, stdout, stderr: error.message })
    })
    child.on('close', (code, signal) => {
      stop()
      const ours = received()
      if (ours) reject(new Interrupted(ours))
      else resolve({ code, stdout, stderr: signal ? `${stderr}ended by ${signal}` : stderr })
    })
  })
}

/**
 * Runs a program with our stdin, stdout and stderr, passes signals on to it, and waits for its end.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null,
 *   interrupted: NodeJS.Signals | null }>} code is 128 + number when a signal ended the program, as
 *   shells count; `interrupted` is the signal that we were sent meanwhile
 */
export function runInherited(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const { stop, received } = forwardSignals(child)
    child.on('error', (error) => {
      stop()
      reject(error)
    })
    child.on('close', (code, signal) => {
      stop()
      const exit = code ?? 128 + (signal ? constants.signals[signal] : 0)
      resolve({ code: exit, signal, interrupted: received() })
    })
  })
}

/** @type {NodeJS.Signals[]} */
const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** @param {import('node:child_process').ChildProcess} child */
function forwardSignals(child) {
  // A terminal sends Ctrl-C to the whole group: the child has it already, and a second one means
  // "now, at once" to many programs.
  const fromTerminal = Boolean(process.stdin.isTTY || process.stderr.isTTY)
  /** @type {NodeJS.Signals | null} */
  let last = null
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    last = signal
    if (signal !== 'SIGINT' || !fromTerminal) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, pass)
  const stop = () => {
    for (const signal of forwarded) process.off(signal, pass)
  }
  return { stop, received: () => last }
}
