import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { workersIn } from '#engine/index'
import type { Io } from './command'
import { runCli } from './run'

/** Writes and waits while the reader is slower than we are; a reader that went away ends the program quietly. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

/** Only a job can be stopped in order. A statement cannot, so that the system's own way must stay open meanwhile. */
function onInterrupt(listener: () => void): () => void {
  process.once('SIGINT', listener).once('SIGTERM', listener)
  return () => process.off('SIGINT', listener).off('SIGTERM', listener)
}

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

const io: Io = {
  stdout: writeOut,
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.env.INIT_CWD ?? process.cwd(),
  is_terminal: process.stderr.isTTY === true,
  onInterrupt,
}

const here = dirname(fileURLToPath(import.meta.url))
const parts = {
  workers: workersIn(here),
  main: join(here, 'index.js'),
  template: join(here, 'template.tar.gz'),
  model: join(here, 'model'),
}
const code = await runCli(process.argv.slice(2), io, parts)
// A database that could not be opened would keep the program alive.
process.stderr.write('', () => process.exit(code))
