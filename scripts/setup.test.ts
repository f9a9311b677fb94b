import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sourceStamp } from './lib/build.mjs'
import { countPlaywright, countVitest } from './lib/counts.mjs'
import { agrees } from './lib/deps.mjs'
import { runtimeFile } from './lib/electron-fallback.mjs'
import { isDead, withLock } from './lib/lock.mjs'
import { nodeProblem } from './lib/node.mjs'
import { findNpm, npmReason } from './lib/npm.mjs'
import { hasCandidate, notInstalled } from './lib/system-packages.mjs'
import { displayProblem } from './lib/window.mjs'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'setup-test-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

// Larger than any pid that Linux, macOS or Windows hands out.
const deadPid = 2 ** 30

describe('Node', () => {
  it.each(['20.19.0', '20.20.2', '22.12.0', '24.0.0'])('takes %s', (version) => {
    expect(nodeProblem(version)).toBeNull()
  })
  it.each(['18.20.8', '20.18.3', '21.7.3', '22.11.0'])('refuses %s in one sentence', (version) => {
    expect(nodeProblem(version)).toMatch(/^[^\n]+Node 20\.19 or newer[^\n]+\.$/)
  })
})

describe('lock', () => {
  it('lets one in at a time', async () => {
    const file = join(folder, 'lock')
    const steps: string[] = []
    const visit = (name: string) =>
      withLock(
        file,
        async () => {
          steps.push(`${name} in`)
          await new Promise((resolve) => setImmediate(resolve))
          steps.push(`${name} out`)
        },
        { pollMs: 1 },
      )
    await Promise.all([visit('a'), visit('b')])
    expect(steps).toEqual(['a in', 'a out', 'b in', 'b out'])
  })

  it('takes over from a dead process, whatever it left in the file', async () => {
    const file = join(folder, 'lock')
    writeFileSync(file, JSON.stringify({ pids: [deadPid], host: hostname(), id: 'x' }))
    expect(await withLock(file, async () => 'in')).toBe('in')
    writeFileSync(file, '')
    utimesSync(file, 0, 0)
    expect(await withLock(file, async () => 'in')).toBe('in')
  })

  it('is let go when the work fails', async () => {
    const file = join(folder, 'lock')
    const failing = withLock(file, () => Promise.reject(new Error('no')))
    await expect(failing).rejects.toThrow('no')
    expect(await withLock(file, async () => 'in')).toBe('in')
  })

  it('is held while one of its processes lives, elsewhere until they fall silent', () => {
    const here = { pids: [process.pid], host: hostname(), id: 'x', silent: 61_000 }
    expect(isDead(here)).toBe(false)
    expect(isDead({ ...here, silent: 16 * 60_000 })).toBe(true)
    expect(isDead({ ...here, pids: [deadPid] })).toBe(true)
    expect(isDead({ ...here, pids: [deadPid, process.pid] })).toBe(false)
    expect(isDead({ ...here, pids: [deadPid], host: 'elsewhere', silent: 0 })).toBe(false)
    expect(isDead({ ...here, host: 'elsewhere' })).toBe(true)
  })
})

describe('dependencies', () => {
  const a = { version: '1.0.0', integrity: 'sha512-a' }
  const forAnother = { ...a, optional: true, os: ['plan9'] }
  const forThis = { ...a, optional: true, os: [process.platform], cpu: [process.arch] }

  it('fit when the lock file and npm record agree', () => {
    expect(agrees({ '': {}, a }, { a })).toBe(true)
    expect(agrees({ '': {}, a, b: forAnother }, { a })).toBe(true)
  })
  it('do not fit when one is missing, another version, left over, or for another machine', () => {
    expect(agrees({ a }, {})).toBe(false)
    expect(agrees({ a }, { a: { ...a, version: '1.0.1' } })).toBe(false)
    expect(agrees({ a }, { a: { ...a, integrity: 'sha512-b' } })).toBe(false)
    expect(agrees({ a }, { a, b: a })).toBe(false)
    expect(agrees({ a, b: forThis }, { a })).toBe(false)
  })
})

describe('npm', () => {
  it('is taken from npm_execpath only when that is npm', () => {
    const npm = join(folder, 'npm-cli.js')
    const pnpm = join(folder, 'pnpm.cjs')
    writeFileSync(npm, '')
    writeFileSync(pnpm, '')
    expect(findNpm({ npm_execpath: npm }, '/nowhere/bin/node')).toBe(npm)
    expect(() => findNpm({ npm_execpath: pnpm }, '/nowhere/bin/node')).toThrow('npm was not found')
  })
  it('says why it failed, without its manual', () => {
    const output = [
      'npm warn old lockfile',
      'npm error code ECONNREFUSED',
      'npm error request to https://registry.npmjs.org/x failed',
      'npm error',
      'npm error Usage:',
      'npm error npm ci',
      'npm error A complete log of this run can be found in: /home/u/.npm/_logs/x.log',
    ].join('\n')
    expect(npmReason(output)).toBe(
      'code ECONNREFUSED; request to https://registry.npmjs.org/x failed; ' +
        'A complete log of this run can be found in: /home/u/.npm/_logs/x.log',
    )
  })
})

describe('fallback runtime', () => {
  it('is the runtime of the package and not its app', () => {
    const names = [
      'Cypress/Cypress',
      'Cypress/locales/de.pak',
      'Cypress/locales/',
      'Cypress/resources/app/index.js',
      'Cypress/browser_v8_context_snapshot.bin',
      'Other/Cypress',
    ]
    const kept = names.map((name) => runtimeFile(name, 'Cypress/')).filter((name) => name !== null)
    expect(kept).toEqual(['electron', 'locales/de.pak'])
  })
})

describe('system packages', () => {
  it('are missing unless one name of the row is installed', () => {
    const listing = 'libgtk-3-0t64 installed\nlibnss3 config-files\nfonts-dejavu-core installed\n'
    const missing = notInstalled(listing).map(([name]) => name)
    expect(missing).not.toContain('libgtk-3-0')
    expect(missing).not.toContain('fonts-liberation')
    expect(missing).toContain('libnss3')
    expect(missing).toContain('xvfb')
  })
  it('are asked for by a name that apt can install', () => {
    const policy =
      'libasound2:\n  Installed: (none)\n  Candidate: (none)\n' +
      'libasound2t64:\n  Installed: (none)\n  Candidate: 1.2.11\n'
    expect(hasCandidate(policy, 'libasound2')).toBe(false)
    expect(hasCandidate(policy, 'libasound2t64')).toBe(true)
    expect(hasCandidate(policy, 'libgone')).toBe(false)
  })
})

describe('window', () => {
  it('needs a display on Linux only', () => {
    expect(displayProblem({}, 'linux')).toMatch(/^[^\n]+DISPLAY[^\n]+\.$/)
    expect(displayProblem({ DISPLAY: ':0' }, 'linux')).toBeNull()
    expect(displayProblem({}, 'darwin')).toBeNull()
  })
})

describe('counts', () => {
  it('are those of the reports', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 2 }, 1)).toEqual({
      passed: 5,
      failed: 2,
    })
    const stats = { expected: 3, unexpected: 1, flaky: 1 }
    expect(countPlaywright({ stats }, 1)).toEqual({ passed: 3, failed: 2 })
  })
  it('hold a failure when the run failed without a failing test, or wrote no report', () => {
    expect(countVitest({ numPassedTests: 5, numFailedTests: 0 }, 1)).toEqual({
      passed: 5,
      failed: 1,
    })
    expect(countPlaywright(null, 1)).toEqual({ passed: 0, failed: 1 })
  })
})

describe('build', () => {
  it('is stale when a source changes, and not when something else does', () => {
    const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
    write('package.json', '{}')
    const before = sourceStamp(folder)
    write('README.md', 'words')
    expect(sourceStamp(folder)).toBe(before)
    write('package.json', '{ }')
    expect(sourceStamp(folder)).not.toBe(before)
  })
})
