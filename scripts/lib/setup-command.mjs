import { log, printError } from './log.mjs'
import { setup } from './setup.mjs'

/** `npm run setup`: sets up and says what the checkout now runs on; exit code 1 when it cannot. */
export async function runSetup() {
  try {
    const runtime = await setup({ needsWindow: true })
    log(`ready: Node ${process.versions.node}, Electron ${runtime?.version} (${runtime?.kind})`)
  } catch (error) {
    process.exitCode = printError(error)
  }
}
