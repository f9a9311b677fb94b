import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { SetupError } from './log.mjs'
import { xvfbCommand } from './system-packages.mjs'

/**
 * Starts an X server that draws into memory, on a display number that is free.
 * @returns {Promise<{ display: string, stop: () => Promise<void> }>} display such as `:1`; it also
 *   stops when this process ends. Throws a SetupError when it cannot start.
 */
export async function startXvfb() {
  // -noreset: without it the server restarts whenever its last window closes, between two tests.
  const args = ['-displayfd', '3', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp', '-noreset']
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  const kill = () => server.kill()
  process.on('exit', kill)
  let errors = ''
  server.stderr?.on('data', (chunk) => {
    errors += chunk
  })
  const number = await new Promise((resolve, reject) => {
    server.stdio[3]?.once('data', (chunk) => resolve(String(chunk).trim()))
    server.once('error', (error) => reject(failure(error.message)))
    server.once('exit', (code) => reject(failure(errors.trim() || `it ended with code ${code}`)))
  })
  const stop = async () => {
    process.off('exit', kill)
    if (server.exitCode !== null || server.signalCode !== null) return
    kill()
    await once(server, 'exit')
  }
  return { display: `:${number}`, stop }
}

/** @param {string} why */
function failure(why) {
  return new SetupError('The end-to-end tests have no display (Xvfb did not start)', {
    why,
    fix: `${xvfbCommand()}, then run the same command again`,
  })
}
