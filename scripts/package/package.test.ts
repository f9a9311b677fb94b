import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packageFolder } from '../lib/notices-plugin.mjs'
import { root } from '../lib/paths.mjs'
import { checkBudget, measure } from './budget.mjs'
import { appId, builderConfig, categories } from './config.mjs'
import { debVersion } from './deb.mjs'
import { productionFuses } from './fuses.mjs'
import { desktopEntry, metainfo } from './linux-files.mjs'
import { buildFacts, readArguments } from './package.mjs'
import { sbom } from './release.mjs'

/** electron-builder's own check, which it runs before it fetches anything. */
const validate = async (config: unknown): Promise<void> => {
  const require = createRequire(join(root, 'node_modules/electron-builder/package.json'))
  const { validateConfiguration } = require('app-builder-lib/out/util/config/config')
  const { DebugLogger } = require('builder-util')
  await validateConfiguration(config, new DebugLogger(false))
}
const official = { version: '1.2.3', electronVersion: '45.4.1' }

describe('the configuration of the packages', () => {
  it('is one that electron-builder accepts, with every target of the three systems', async () => {
    const config = builderConfig(official)
    await expect(validate(config)).resolves.toBeUndefined()
    expect(config.linux?.target).toEqual(['AppImage', 'deb', 'rpm', 'tar.gz'])
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64'] },
      { target: 'portable', arch: ['x64'] },
    ])
    expect(config.mac?.target).toEqual([
      { target: 'dmg', arch: ['x64', 'arm64'] },
      { target: 'zip', arch: ['x64', 'arm64'] },
    ])
  })

  it('would not be accepted with a word that electron-builder does not know', async () => {
    const config = { ...builderConfig(official), linux: { targets: ['deb'] } }
    await expect(validate(config)).rejects.toThrow(/configuration\.linux/)
  })

  it('keeps the id, asks for no administrator and never publishes by itself', () => {
    const config = builderConfig(official)
    expect(appId).toBe('io.github.discord-binding.app')
    expect(config.appId).toBe(appId)
    expect(config.nsis).toMatchObject({ perMachine: false, allowElevation: false })
    expect(config.mac).toMatchObject({ hardenedRuntime: true })
    expect(config.publish).toBeNull()
  })

  it('notarises only where the secrets are', () => {
    const names = ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER']
    expect(builderConfig(official).mac?.notarize).toBe(false)
    for (const name of names) process.env[name] = 'x'
    try {
      expect(builderConfig(official).mac?.notarize).toBe(true)
    } finally {
      for (const name of names) delete process.env[name]
    }
  })

  it('names only files that are there', () => {
    const resources = readdirSync(join(root, 'resources'), { recursive: true, encoding: 'utf8' })
    for (const file of [
      'icons/icon.ico',
      'icons/icon.icns',
      'icons/512x512.png',
      'windows/installer.nsh',
      'windows/discord-binding.cmd',
      'macos/entitlements.plist',
      'linux/discord-binding.sh',
    ]) {
      expect(resources).toContain(join(file))
    }
  })

  it('switches off what would let others run code as the app', () => {
    expect(productionFuses).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
  })

  it('packs neither programs of development nor maps', () => {
    const files = builderConfig(official).files as string[]
    expect(files.some((pattern) => pattern.startsWith('!**/*.{map,'))).toBe(true)
    expect(files).toContain('out/**/*')
  })
})

describe('a development build', () => {
  const runtime = { version: '33.2.1', dist: '/d', executable: '/d/electron' }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

  it('is every build with another Electron than the pinned one, and says so in its version', () => {
    expect(buildFacts({ kind: 'fallback', ...runtime })).toEqual({
      isDevelopment: true,
      version: `${version}-dev`,
      electronVersion: '33.2.1',
      electronDist: '/d',
    })
    expect(buildFacts({ kind: 'given', ...runtime }).isDevelopment).toBe(true)
    expect(buildFacts({ kind: 'official', ...runtime }).isDevelopment).toBe(true)
  })

  it('comes before the release of the same number', () => {
    expect(debVersion('0.2.0-dev')).toBe('0.2.0~dev')
    expect(debVersion('0.2.0')).toBe('0.2.0')
  })
})

describe('npm run package', () => {
  it('takes a system and its targets', () => {
    expect(readArguments(['--linux', 'deb'])).toEqual({ system: 'linux', targets: ['deb'] })
    expect(readArguments(['--linux', '--dir'])).toEqual({ system: 'linux', targets: ['dir'] })
    expect(readArguments(['--mac'])).toEqual({ system: 'mac', targets: ['dmg', 'zip'] })
    expect(readArguments(['--win', 'deb'])).toBeNull()
    expect(readArguments(['--everything'])).toBeNull()
  })
})

describe('what a Linux desktop reads', () => {
  it('offers the app for folders and .json, and never as the first choice', () => {
    const entry = desktopEntry()
    expect(entry).toContain('MimeType=inode/directory;application/json;')
    expect(entry).toContain('Exec=discord-binding %F')
    expect(entry).toContain(`Categories=${categories.join(';')};`)
    expect(entry).toContain('InitialPreference=1')
    expect(metainfo('1.0.0-dev')).toContain('release version="1.0.0~dev"')
  })
})

describe('the size budget', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'discord-binding-budget-'))
    mkdirSync(join(folder, 'resources/app.asar.unpacked'), { recursive: true })
    writeFileSync(join(folder, 'resources/app.asar'), Buffer.alloc(2_000_000))
    writeFileSync(join(folder, 'resources/app.asar.unpacked/one.node'), Buffer.alloc(500_000))
    writeFileSync(join(folder, 'electron'), Buffer.alloc(1_000_000))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('tells app, native libraries and runtime apart', () => {
    expect(measure(folder)).toEqual({ app: 2_000_000, native: 500_000, runtime: 1_000_000 })
  })

  it('fails with the part that grew', () => {
    expect(() => checkBudget(folder, { app: 3, native: 1, runtime: 2 })).not.toThrow()
    expect(() => checkBudget(folder, { app: 1.9, native: 1, runtime: 2 })).toThrow(/: app$/)
  })
})

describe('what lies beside a release', () => {
  it('is a CycloneDX bill of materials with a name, a version and a licence for each part', () => {
    const app = { name: 'discord-binding', version: '1.2.3', license: 'MIT' }
    const bom = sbom(app, [
      { name: '@a/b', version: '2.0.0', licence: 'ISC', url: 'https://a.example', text: '' },
      { name: 'Chromium', version: '', licence: 'BSD-3-Clause', url: 'a file', text: '' },
    ])
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5' })
    expect(bom.components[0]).toMatchObject({ purl: 'pkg:npm/%40a/b@2.0.0', version: '2.0.0' })
    expect(bom.components[1]).not.toHaveProperty('purl')
    expect(bom.components.every(({ licenses }) => licenses[0].license.name !== '')).toBe(true)
  })

  it('knows a bundled module by the innermost package that it lies in', () => {
    expect(packageFolder('/w/node_modules/@a/b/dist/x.js')).toBe('node_modules/@a/b')
    expect(packageFolder('/w/node_modules/a/node_modules/c/x.js')).toBe(
      'node_modules/a/node_modules/c',
    )
    expect(packageFolder('/w/src-engine/index.ts')).toBeNull()
  })

  it('is made by a workflow of pinned actions and scripts that exist', () => {
    const text = readFileSync(join(root, '.github/workflows/release.yml'), 'utf8')
    for (const [, pin] of text.matchAll(/uses: \S+@(\S+)/g)) expect(pin).toMatch(/^[0-9a-f]{40}$/)
    const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    const run = [...text.matchAll(/npm run ([a-z:]+)/g)].map(([, name]) => name)
    expect(run).toContain('package:check')
    for (const name of run) expect(scripts).toHaveProperty(name)
  })
})

it('imports nothing before the set-up that a fresh checkout lacks', () => {
  const scripts = readdirSync(join(root, 'scripts'), { recursive: true, encoding: 'utf8' })
  const early = scripts
    .filter((name) => name.endsWith('.mjs') && !name.includes('electron-default-app'))
    .flatMap((name) => {
      const text = readFileSync(join(root, 'scripts', name), 'utf8')
      return [...text.matchAll(/^(?:import|\} from) .*'([^'.][^']*)'$/gm)]
        .map(([, from]) => from)
        .filter((from) => !from?.startsWith('node:'))
        .map((from) => `${name}: ${from}`)
    })
  expect(early).toEqual([])
})
