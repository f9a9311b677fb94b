import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Runs a program to its end and collects what it prints.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions & { show?: 'stdout' | 'all' }} [options]
 *   `show` also passes that output on to our stderr while it runs
 * @returns {Promise<{ code: number | null, stdout: string, stderr: string }>} code is null when the
 *   program could not be started or was ended by a signal; stderr then says so
 */
export function capture(program, args, { show, ...options } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let stdout = ''
    let stderr = ''
    child.stdout?.on('data', (chunk) => {
      stdout += chunk
      if (show) process.stderr.write(chunk)
    })
    child.stderr?.on('data', (chunk) => {
      stderr += chunk
      if (show === 'all') process.stderr.write(chunk)
    })
    child.on('error', (error) => resolve({ code: null, stdout, stderr: error.message }))
    child.on('close', (code, signal) =>
      resolve({ code, stdout, stderr: signal ? `${stderr}ended by ${signal}` : stderr }),
    )
  })
}

/**
 * Runs a program with our stdin, stdout and stderr, passes signals on to it, and waits for its end.
 * @param {string} program
 * @param {string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {Promise<{ code: number, signal: NodeJS.Signals | null }>} code is 128 + number for a
 *   signal, as shells count
 */
export function runInherited(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { stdio: 'inherit', ...options })
    const stop = forwardSignals(child)
    child.on('error', (error) => {
      stop()
      reject(error)
    })
    child.on('close', (code, signal) => {
      stop()
      resolve({ code: code ?? 128 + (signal ? signalNumber(signal) : 0), signal })
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
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    if (signal !== 'SIGINT' || !fromTerminal) child.kill(signal)
  }
  for (const signal of forwarded) process.on(signal, pass)
  return () => {
    for (const signal of forwarded) process.off(signal, pass)
  }
}

/** @param {NodeJS.Signals} signal */
function signalNumber(signal) {
  return constants.signals[signal] ?? 0
}
