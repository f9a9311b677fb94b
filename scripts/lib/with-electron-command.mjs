import { delimiter, join } from 'node:path'
import { electronEnv } from './electron-runtime.mjs'
import { printError } from './log.mjs'
import { root } from './paths.mjs'
import { runInherited } from './process.mjs'
import { setup } from './setup.mjs'

/**
 * Runs a program with an Electron in its environment, and the project's tools on its PATH.
 * @param {string[]} argv
 * @returns {Promise<number>} the program's exit code; 2 without a program
 */
export async function withElectron([program, ...args]) {
  if (!program) {
    process.stderr.write('usage: node scripts/with-electron.mjs PROGRAM [ARGUMENT …]\n')
    return 2
  }
  try {
    const runtime = await setup({ needsWindow: true })
    const tools = join(root, 'node_modules', '.bin')
    const PATH = `${tools}${delimiter}${process.env.PATH ?? ''}`
    const env = { ...process.env, PATH, ...electronEnv(runtime) }
    const { code } = await runInherited(program, args, { env })
    return code
  } catch (error) {
    return printError(error)
  }
}
