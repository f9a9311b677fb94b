// npm run package:check: installs the .deb, uses it as an ordinary user will, and removes it again.
import { existsSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { SetupError } from '../lib/log.mjs'
import { root } from '../lib/paths.mjs'
import { setup } from '../lib/setup.mjs'
import { aptInstall } from '../lib/system-packages.mjs'
import { runTests } from '../lib/tests.mjs'
import { debVersion, packDeb } from './deb.mjs'
import { buildFacts, makePackages } from './package.mjs'

/** Older than every release: what an upgrade starts from. */
const olderVersion = '0.0.1-dev'

/**
 * @param {string[]} args `--keep-package` checks the .deb in release/ instead of making it anew; `--from FILE` also upgrades from
 *   the .deb of an earlier program; the rest is Playwright's
 * @returns {Promise<number>} exit code
 */
export async function checkInstalled(args) {
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/dpkg')) {
    throw new SetupError('The package cannot be checked here', {
      why: 'dpkg installs packages on Debian, and only as root',
      fix: 'run it as root on a Debian or Ubuntu machine, such as a container',
    })
  }
  const runtime = await setup({ needsWindow: true })
  if (!runtime) throw new Error('set-up ended without a runtime')
  const { version } = buildFacts(runtime)
  const deb = join(root, 'release', `discord-binding_${debVersion(version)}_amd64.deb`)
  const keeps = args.includes('--keep-package') && existsSync(deb)
  if (!keeps) await makePackages(['--linux', 'deb'])
  const older = await packDeb(join(root, 'release/linux-unpacked'), olderVersion)
  try {
    process.env.DISCORD_BINDING_DEB = deb
    process.env.DISCORD_BINDING_OLDER_DEB = older
    const { earlier, rest } = readArguments(args)
    process.env.DISCORD_BINDING_EARLIER_DEB = earlier
    await needXdotool()
    return await runTests('e2e', ['-c', 'e2e/packaged/playwright.config.ts', ...rest], runtime)
  } finally {
    rmSync(older, { force: true })
  }
}

/** @param {string[]} args */
function readArguments(args) {
  const rest = args.filter((arg) => arg !== '--keep-package')
  const at = rest.indexOf('--from')
  const [, earlier = ''] = at < 0 ? [] : rest.splice(at, 2)
  return { earlier: earlier && resolve(earlier), rest }
}

/** What presses the keys of the system's own dialogs. */
async function needXdotool() {
  if (existsSync('/usr/bin/xdotool')) return
  const reason = await aptInstall([['xdotool']])
  if (reason) {
    throw new SetupError('xdotool could not be installed', {
      why: reason,
      fix: 'install it (apt-get install xdotool), then run the same command again',
    })
  }
}
