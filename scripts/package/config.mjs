// electron-builder's configuration: one function, so that a test can hold every target to the schema.
import { join } from 'node:path'
import { root } from '../lib/paths.mjs'
import { afterPack } from './after-pack.mjs'
import { packedFiles, unpackedFiles } from './files.mjs'

/** The app's id on macOS and Windows; it must never change: settings and permissions hang on it. */
export const appId = 'io.github.discord-binding.app'

export const productName = 'Discord Binding'

/** The name of the program, the package and the desktop entry. */
export const executableName = 'discord-binding'

export const summary = 'Discord archive reader'
export const categories = ['Office', 'Database', 'Viewer']
export const keywords = ['discord', 'chat', 'archive', 'export', 'search', 'audit', 'report']
export const mimeTypes = ['inode/directory', 'application/json']

/**
 * @param {{ version: string, electronVersion: string, electronDist?: string }} build `electronDist` = an unpacked runtime
 *   instead of the official download
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ version, electronVersion, electronDist }) {
  return {
    appId,
    productName,
    copyright: 'MIT licensed',
    electronVersion,
    ...(electronDist && { electronDist }),
    extraMetadata: { version, ...repository() },
    directories: { output: join(root, 'release'), buildResources: join(root, 'resources') },
    files: packedFiles(),
    asar: true,
    asarUnpack: unpackedFiles,
    npmRebuild: false,
    nodeGypRebuild: false,
    buildDependenciesFromSource: false,
    removePackageScripts: true,
    // Written into what was downloaded, or into nothing: the app never asks by itself.
    publish: null,
    artifactName: `${executableName}-\${version}-\${os}-\${arch}.\${ext}`,
    afterPack,
    linux: linux(),
    rpm: { depends: rpmDepends, fpm: ['--rpm-rpmbuild-define', '_build_id_links none'] },
    win: {
      target: [
        { target: 'nsis', arch: ['x64'] },
        { target: 'portable', arch: ['x64'] },
      ],
      icon: 'icons/icon.ico',
      extraFiles: [{ from: join(root, 'resources/windows/discord-binding.cmd'), to: '.' }],
    },
    nsis: {
      oneClick: false,
      perMachine: false,
      allowElevation: false,
      selectPerMachineByDefault: false,
      allowToChangeInstallationDirectory: true,
      deleteAppDataOnUninstall: false,
      include: 'windows/installer.nsh',
      artifactName: `${executableName}-\${version}-setup.\${ext}`,
    },
    portable: { artifactName: `${executableName}-\${version}-portable.\${ext}` },
    mac: mac(),
    dmg: { title: `${productName} \${version}`, sign: false },
  }
}

/** Where the workflow that makes a release publishes it: the app offers that page when asked for updates. */
function repository() {
  const { GITHUB_SERVER_URL, GITHUB_REPOSITORY } = process.env
  return GITHUB_REPOSITORY ? { repository: `${GITHUB_SERVER_URL}/${GITHUB_REPOSITORY}` } : {}
}

/** @returns {import('electron-builder').Configuration['linux']} */
function linux() {
  return {
    target: ['AppImage', 'deb', 'rpm', 'tar.gz'],
    executableName,
    icon: 'icons',
    synopsis: summary,
    category: `${categories.join(';')};`,
    maintainer: maintainer,
    mimeTypes,
    desktop: {
      entry: {
        Keywords: `${keywords.join(';')};`,
        InitialPreference: '1',
        StartupWMClass: executableName,
      },
    },
  }
}

/** @returns {import('electron-builder').Configuration['mac']} */
function mac() {
  return {
    target: [
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ],
    category: 'public.app-category.productivity',
    icon: 'icons/icon.icns',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'macos/entitlements.plist',
    entitlementsInherit: 'macos/entitlements.plist',
    // Waits for its secrets: without them the app is signed for this computer only, and not notarised.
    notarize: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'].every(
      (name) => process.env[name],
    ),
    extendInfo: {
      CFBundleDocumentTypes: [
        // Alternate: an entry of "Open with", never the program that a double click starts.
        documentType('Folder', ['public.folder']),
        documentType('DiscordChatExporter file', ['public.json']),
      ],
    },
  }
}

/**
 * @param {string} name
 * @param {string[]} types
 */
function documentType(name, types) {
  return {
    CFBundleTypeName: name,
    CFBundleTypeRole: 'Viewer',
    LSHandlerRank: 'Alternate',
    LSItemContentTypes: types,
  }
}

export const maintainer = 'Discord Binding contributors <discord-binding@users.noreply.github.com>'

/** What Electron's program loads from the system; Debian's names, with those of releases since the 64-bit time change. */
export const debDepends = [
  'libasound2 | libasound2t64',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatk1.0-0 | libatk1.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libc6 (>= 2.31)',
  'libcairo2',
  'libcups2 | libcups2t64',
  'libdbus-1-3',
  'libdrm2',
  'libexpat1',
  'libgbm1',
  'libglib2.0-0 | libglib2.0-0t64',
  'libgtk-3-0 | libgtk-3-0t64',
  'libnspr4',
  'libnss3',
  'libpango-1.0-0',
  'libx11-6',
  'libxcb1',
  'libxcomposite1',
  'libxdamage1',
  'libxext6',
  'libxfixes3',
  'libxkbcommon0',
  'libxrandr2',
]

const rpmDepends = [
  'alsa-lib',
  'at-spi2-core',
  'cups-libs',
  'gtk3',
  'libdrm',
  'libXcomposite',
  'libXdamage',
  'libXrandr',
  'libxkbcommon',
  'mesa-libgbm',
  'nss',
]
