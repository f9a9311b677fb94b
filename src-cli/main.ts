import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Io } from './command'
import { runCli } from './run'

/** Writes and waits while the reader is slower than we are; a reader that went away ends the program quietly. */
function writeOut(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
  })
}

const interrupted = new AbortController()
process.once('SIGINT', () => interrupted.abort())
process.once('SIGTERM', () => interrupted.abort())
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1)
})

const io: Io = {
  stdout: writeOut,
  stderr: (text) => process.stderr.write(text),
  env: process.env,
  cwd: process.env.INIT_CWD ?? process.cwd(),
  is_terminal: process.stderr.isTTY === true,
  signal: interrupted.signal,
}

const here = dirname(fileURLToPath(import.meta.url))
const parts = {
  parser: join(here, 'parser.js'),
  main: join(here, 'index.js'),
  template: join(here, 'template.tar.gz'),
}
process.exitCode = await runCli(process.argv.slice(2), io, parts)
