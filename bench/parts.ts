import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { endWithUs } from './processes'

const run = promisify(execFile)

/** Runs a part of this script in a process of its own, so that neither memory nor garbage is shared; what it printed. */
export async function callPart<T>(script: string, args: readonly string[]): Promise<T> {
  const running = run(process.execPath, [script, '--part', ...args], { maxBuffer: 1 << 28 })
  endWithUs(running.child)
  const { stdout } = await running
  return JSON.parse(stdout) as T
}
