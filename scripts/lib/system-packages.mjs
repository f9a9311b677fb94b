import { existsSync } from 'node:fs'
import { log, SetupError, since } from './log.mjs'
import { capture } from './process.mjs'

/** Debian's packages; where names differ between releases, any one of a row will do. */
export const debianPackages = [
  ['libgtk-3-0', 'libgtk-3-0t64'],
  ['libnss3'],
  ['libasound2', 'libasound2t64'],
  ['libgbm1'],
  ['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'],
  ['libcups2', 'libcups2t64'],
  ['libdrm2'],
  ['libxkbcommon0'],
  ['libxcomposite1'],
  ['libxdamage1'],
  ['libxfixes3'],
  ['libxrandr2'],
  ['libpango-1.0-0'],
  ['libcairo2'],
  ['fonts-liberation', 'fonts-dejavu-core'],
  ['fonts-noto-color-emoji'],
  ['xvfb'],
]

const elsewhere = [
  [
    '/usr/bin/dnf',
    'sudo dnf install -y gtk3 nss alsa-lib mesa-libgbm at-spi2-atk cups-libs libdrm libxkbcommon ' +
      'liberation-sans-fonts google-noto-color-emoji-fonts xorg-x11-server-Xvfb',
  ],
  [
    '/usr/bin/pacman',
    'sudo pacman -S --needed gtk3 nss alsa-lib mesa at-spi2-core libcups libdrm libxkbcommon ' +
      'ttf-liberation noto-fonts-emoji xorg-server-xvfb',
  ],
  [
    '/usr/bin/zypper',
    'sudo zypper install -y gtk3 mozilla-nss alsa libgbm1 at-spi2-atk-common libcups2 libdrm2 ' +
      'libxkbcommon0 liberation-fonts noto-coloremoji-fonts xorg-x11-server-Xvfb',
  ],
]

/**
 * Sees to the system libraries that Electron loads and the display that the tests draw on: installs
 * them on Debian as root, names the command elsewhere.
 * @param {string | null} electron path of the executable, to see whether it loads; null skips that
 * @returns {Promise<void>} throws a SetupError when Electron cannot load
 */
export async function ensureSystemPackages(electron) {
  if (process.platform !== 'linux') return
  const isDebian = existsSync('/usr/bin/dpkg-query') && existsSync('/usr/bin/apt-get')
  const missing = isDebian ? await missingPackages() : []
  const isRoot = process.getuid?.() === 0
  const aptReason = missing.length > 0 && isRoot ? await aptInstall(missing) : null
  if (missing.length > 0 && isRoot && !aptReason) return
  const command = isDebian
    ? `${isRoot ? '' : 'sudo '}apt-get install -y ${missing.map(([name]) => name).join(' ')}`
    : otherCommand()
  const libraries = electron ? await missingLibraries(electron) : []
  if (libraries.length > 0) {
    throw new SetupError('Electron cannot start: system libraries are missing', {
      why: `${libraries.join(', ')} not found${aptReason ? `, and apt-get failed: ${aptReason}` : ''}`,
      fix: `${command}, then run the same command again`,
    })
  }
  if (missing.length > 0) {
    const reason = aptReason ? ` (apt-get failed: ${aptReason})` : ''
    log(`some system packages are missing${reason}; to install them: ${command}`)
  }
}

/** The command that installs an X server without a screen here. */
export function xvfbCommand() {
  return existsSync('/usr/bin/apt-get') ? 'sudo apt-get install -y xvfb' : otherCommand()
}

function otherCommand() {
  const known = elsewhere.find(([manager]) => existsSync(manager))
  return known
    ? known[1]
    : "with the system's package manager: GTK 3, NSS, ALSA, GBM, ATK bridge, CUPS, DRM, xkbcommon, Xvfb"
}

async function missingPackages() {
  const format = ['-W', '-f', `\${Package} \${db:Status-Status}\n`]
  const { stdout } = await capture('dpkg-query', [...format, ...debianPackages.flat()])
  return notInstalled(stdout)
}

/**
 * The rows of `debianPackages` of which nothing is installed.
 * @param {string} listing lines of `name status`, as dpkg-query gives them
 */
export function notInstalled(listing) {
  const installed = new Set()
  for (const line of listing.split('\n')) {
    const [name, status] = line.split(' ')
    if (status === 'installed') installed.add(name)
  }
  return debianPackages.filter((names) => !names.some((name) => installed.has(name)))
}

/**
 * Installs Debian's packages, as root; a bare machine has no list of them, which comes first.
 * @param {string[][]} missing of each row the first name that Debian knows
 * @returns {Promise<string | null>} why it failed, or null when all are installed
 */
export async function aptInstall(missing) {
  const start = Date.now()
  log(`installing ${missing.length} system packages with apt-get …`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' }
  const apt = (/** @type {string[]} */ ...args) =>
    capture('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=300', ...args], { env })
  const update = await apt('update')
  const { stdout: policy } = await capture('apt-cache', ['policy', ...missing.flat()], { env })
  const names = missing.map((row) => row.find((name) => hasCandidate(policy, name)) ?? row[0])
  const install = await apt('install', '-y', '--no-install-recommends', ...names)
  if (install.code === 0) {
    log(`system packages installed (${since(start)}): ${names.join(' ')}`)
    return null
  }
  return lastLines(update.stderr + install.stderr) || `apt-get ended with code ${install.code}`
}

/**
 * True when apt could install this very name (not only something that provides it).
 * @param {string} policy output of `apt-cache policy`
 * @param {string} name
 */
export function hasCandidate(policy, name) {
  const lines = policy.split('\n')
  const at = lines.indexOf(`${name}:`)
  if (at === -1) return false
  const candidate = lines.slice(at + 1, at + 4).find((line) => line.startsWith('  Candidate:'))
  return candidate !== undefined && !candidate.includes('(none)')
}

/** @param {string} text */
function lastLines(text) {
  return text.trim().split('\n').slice(-2).join(' ')
}

/** @param {string} electron */
async function missingLibraries(electron) {
  const { stdout } = await capture('ldd', [electron])
  return [...stdout.matchAll(/^\s*(\S+) => not found/gm)].map(([, name]) => name)
}
