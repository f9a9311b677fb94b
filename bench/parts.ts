import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** Runs a part of this script in a process of its own, so that neither memory nor garbage is shared; what it printed. */
export async function callPart<T>(script: string, args: readonly string[]): Promise<T> {
  const { stdout } = await run(process.execPath, [script, '--part', ...args], {
    maxBuffer: 1 << 28,
  })
  return JSON.parse(stdout) as T
}
