import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Chromium refuses to run sandboxed as root; everybody else keeps the sandbox. */
export function needsNoSandbox() {
  return process.platform === 'linux' && process.getuid?.() === 0
}

/** Why no window can be shown here, in one sentence; null when nothing speaks against it. */
export function displayProblem(env = process.env, platform = process.platform) {
  if (platform !== 'linux' || env.DISPLAY || env.WAYLAND_DISPLAY) return null
  return (
    'Discord Binding needs a screen to open its window, and neither DISPLAY nor WAYLAND_DISPLAY is ' +
    'set: run it in a desktop session, or use `npm run -s cli -- …`, which needs none.'
  )
}

/**
 * How to let Chromium's sandbox work, where the system forbids ordinary users its namespaces (Ubuntu
 * from 23.10 on); null where it does not, or where the fix was made.
 * @param {string} dist folder of the runtime
 */
export function sandboxHint(dist) {
  if (process.platform !== 'linux' || needsNoSandbox()) return null
  const isRestricted =
    kernelSetting('kernel/apparmor_restrict_unprivileged_userns') === '1' ||
    kernelSetting('kernel/unprivileged_userns_clone') === '0' ||
    kernelSetting('user/max_user_namespaces') === '0'
  const helper = join(dist, 'chrome-sandbox')
  if (!isRestricted || isSetuidRoot(helper)) return null
  return (
    'This system keeps ordinary users from creating namespaces, without which Electron does not ' +
    `start. To allow its sandbox: sudo chown root:root '${helper}' && sudo chmod 4755 '${helper}'`
  )
}

/** @param {string} name */
function kernelSetting(name) {
  const file = `/proc/sys/${name}`
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : null
}

/** @param {string} file */
function isSetuidRoot(file) {
  const stat = statSync(file, { throwIfNoEntry: false })
  return stat !== undefined && stat.uid === 0 && (stat.mode & 0o4000) !== 0
}
