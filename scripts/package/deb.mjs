// The .deb, by Debian's own tool: the same here and on the machine that makes releases.
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { log, SetupError, since } from '../lib/log.mjs'
import { readJson, root } from '../lib/paths.mjs'
import { capture } from '../lib/process.mjs'
import { sizeOf } from './budget.mjs'
import { debDepends, executableName, maintainer, summary } from './config.mjs'
import { desktopEntry, manPage, metainfo } from './linux-files.mjs'

/**
 * The version as dpkg orders it: `0.2.0-dev` comes before `0.2.0`.
 * @param {string} version
 */
export function debVersion(version) {
  return version.replace('-', '~')
}

/**
 * Packs an unpacked app; returns the path of the .deb in release/. A development build is packed fast, a release small.
 * @param {string} folder
 * @param {string} version
 */
export async function packDeb(folder, version) {
  const start = Date.now()
  const tree = mkdtempSync(join(tmpdir(), 'discord-binding-deb-'))
  const file = join(root, 'release', `${executableName}_${debVersion(version)}_amd64.deb`)
  try {
    chmodSync(tree, 0o755)
    layOut(tree, folder, version)
    rmSync(file, { force: true })
    const compression = version.includes('-dev') ? ['-Zzstd', '-z3'] : ['-Zxz']
    const args = ['--root-owner-group', ...compression, '--build', tree, file]
    const { code, stderr } = await capture('dpkg-deb', args).catch((error) => ({
      code: 1,
      stderr: String(error),
    }))
    if (code !== 0) {
      throw new SetupError('The Debian package could not be made', {
        why: stderr.trim(),
        fix: 'dpkg-deb makes it: run this on Debian or Ubuntu, or install dpkg',
      })
    }
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
  log(`${file}: ${(sizeOf(file) / 1_000_000).toFixed(1)} MB (${since(start)})`)
  return file
}

/**
 * @param {string} tree
 * @param {string} folder
 * @param {string} version
 */
function layOut(tree, folder, version) {
  const lib = join(tree, 'usr/lib', executableName)
  cpSync(folder, lib, { recursive: true })
  // Root's, and set so: then Chromium's sandbox also works where ordinary users may not make namespaces.
  chmodSync(join(lib, 'chrome-sandbox'), 0o4755)
  put(tree, 'usr/share/applications/discord-binding.desktop', desktopEntry())
  put(tree, 'usr/share/metainfo/io.github.discord_binding.app.metainfo.xml', metainfo(version))
  put(tree, 'usr/share/man/man1/discord-binding.1.gz', gzip(manPage(version)))
  put(tree, 'usr/share/doc/discord-binding/copyright', readFileSync(join(root, 'LICENSE'), 'utf8'))
  if (existsSync(join(root, 'CHANGELOG.md'))) {
    put(
      tree,
      'usr/share/doc/discord-binding/changelog.gz',
      gzip(readFileSync(join(root, 'CHANGELOG.md'), 'utf8')),
    )
  }
  for (const name of readdirSync(join(root, 'resources/icons'))) {
    const [size] = /^\d+x\d+(?=\.png$)/.exec(name) ?? []
    if (size)
      copy(
        tree,
        `resources/icons/${name}`,
        `usr/share/icons/hicolor/${size}/apps/discord-binding.png`,
      )
  }
  copy(tree, 'resources/icon.svg', 'usr/share/icons/hicolor/scalable/apps/discord-binding.svg')
  mkdirSync(join(tree, 'usr/bin'))
  symlinkSync('../lib/discord-binding/discord-binding', join(tree, 'usr/bin/discord-binding'))
  put(tree, 'DEBIAN/control', control(version, sizeOf(tree)))
}

/**
 * @param {string} version
 * @param {number} bytes
 */
function control(version, bytes) {
  const { description } = readJson(join(root, 'package.json'))
  return `Package: ${executableName}
Version: ${debVersion(version)}
Architecture: amd64
Maintainer: ${maintainer}
Installed-Size: ${Math.ceil(bytes / 1024)}
Depends: ${debDepends.join(', ')}
Recommends: xdg-utils, fonts-noto-color-emoji
Section: misc
Priority: optional
Description: ${summary}
 ${description}.
 It reads the JSON files of DiscordChatExporter into an archive on this
 computer, to read, search and question them without Discord.
`
}

/** @param {string} text */
function gzip(text) {
  return gzipSync(text, { level: 9 })
}

/**
 * @param {string} tree
 * @param {string} path
 * @param {string | Uint8Array} content
 */
function put(tree, path, content) {
  mkdirSync(dirname(join(tree, path)), { recursive: true })
  writeFileSync(join(tree, path), content, { mode: 0o644 })
}

/**
 * @param {string} tree
 * @param {string} from
 * @param {string} to
 */
function copy(tree, from, to) {
  put(tree, to, readFileSync(join(root, from)))
}
