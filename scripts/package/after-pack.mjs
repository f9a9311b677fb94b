// What is done to a packed app before it is signed and wrapped.
import { chmodSync, copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'
import { fuseConfig } from './fuses.mjs'
import { commandNames } from './launcher.mjs'

/**
 * Flips the fuses; removes what a given runtime leaves behind; on Linux puts the launcher in front of the program.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function afterPack(context) {
  const { appOutDir, packager, electronPlatformName } = context
  await packager.addElectronFuses(context, /** @type {any} */ (await fuseConfig()))
  if (electronPlatformName === 'darwin') return
  for (const file of ['resources/default_app.asar', 'version']) {
    rmSync(join(appOutDir, file), { force: true })
  }
  copyFileSync(join(root, 'LICENSE'), join(appOutDir, 'LICENSE.txt'))
  if (electronPlatformName === 'linux') addLauncher(appOutDir)
}

/**
 * The program itself gets another name: its own is a script that knows a command from a folder.
 * @param {string} folder
 */
function addLauncher(folder) {
  const program = join(folder, 'discord-binding')
  renameSync(program, `${program}-app`)
  const script = readFileSync(join(root, 'resources/linux/discord-binding.sh'), 'utf8')
  writeFileSync(program, script.replace('@COMMANDS@', commandNames().join('|')))
  chmodSync(program, 0o755)
}
