import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuild } from './build.mjs'
import { countPlaywright, countStep, countVitest } from './counts.mjs'
import { electronEnv } from './electron-runtime.mjs'
import { printError } from './log.mjs'
import { binOf, readJson, root } from './paths.mjs'
import { Interrupted, runInherited } from './process.mjs'
import { sandboxHint } from './window.mjs'
import { startXvfb } from './xvfb.mjs'

/**
 * @typedef {import('./counts.mjs').Counts} Counts
 * @typedef {{ runtime: import('./electron-runtime.mjs').Runtime | null, folder: string,
 *   args: string[] }} Context `folder` is a temporary one for reports
 * @type {Record<string, (context: Context) => Promise<Counts>>}
 */
const parts = { types, lint, unit, e2e }

/** Names that `npm test -- NAME` takes. */
export const testParts = Object.keys(parts)

/**
 * Runs one part of the tests, or all of them even when one fails, and ends with one line
 * `N passed, N failed` on stdout.
 * @param {string | undefined} only
 * @param {string[]} args passed on to vitest or Playwright
 * @param {import('./electron-runtime.mjs').Runtime | null} runtime
 * @returns {Promise<number>} exit code, 1 when anything failed
 */
export async function runTests(only, args, runtime) {
  const folder = mkdtempSync(join(tmpdir(), 'discord-binding-test-'))
  const total = { passed: 0, failed: 0 }
  const failedParts = []
  try {
    for (const name of only ? [only] : testParts) {
      const counts = await runPart(name, { runtime, folder, args })
      total.passed += counts.passed
      total.failed += counts.failed
      if (counts.failed > 0) failedParts.push(name)
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  if (failedParts.length > 0) process.stdout.write(`\nFailed: ${failedParts.join(', ')}\n`)
  process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
  return total.failed > 0 ? 1 : 0
}

/**
 * @param {string} name
 * @param {Context} context
 * @returns {Promise<Counts>}
 */
async function runPart(name, context) {
  process.stdout.write(`\n── ${name} ──\n`)
  try {
    return await parts[name](context)
  } catch (error) {
    if (error instanceof Interrupted) throw error
    printError(error)
    return { passed: 0, failed: 1 }
  }
}

/**
 * Every folder with its own libraries, then the code that meets Electron against the older one, then
 * these scripts.
 * @returns {Promise<Counts>}
 */
async function types() {
  const tsc = binOf('typescript', 'tsc')
  const steps = [['-b'], ['-p', 'tsconfig.electron33.json'], ['-p', 'scripts/tsconfig.json']]
  return sum(steps.map((step) => () => tool(`tsc ${step.join(' ')}`, tsc, step)))
}

/**
 * Format, lint and layering, all of them Biome's.
 * @returns {Promise<Counts>}
 */
async function lint() {
  // Biome colours what it writes into a file or pipe, too.
  const colors = process.stdout.isTTY ? [] : ['--colors=off']
  return tool('biome ci', binOf('@biomejs/biome'), ['ci', ...colors, '.'])
}

/**
 * @param {Context} context
 * @returns {Promise<Counts>}
 */
async function unit({ folder, args }) {
  const report = join(folder, 'unit.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await node([binOf('vitest'), 'run', ...reporters, ...args])
  return countVitest(readJson(report), code)
}

/**
 * @param {Context} context
 * @returns {Promise<Counts>}
 */
async function e2e({ runtime, folder, args }) {
  await ensureBuild()
  const hint = runtime ? sandboxHint(runtime.dist) : null
  if (hint) process.stderr.write(`${hint}\n`)
  const screens = process.platform === 'linux' ? await openScreens() : []
  try {
    const report = join(folder, 'e2e.json')
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, ...electronEnv(runtime), PLAYWRIGHT_JSON_OUTPUT_FILE: report }
    if (screens.length > 0) {
      env.TEST_SCREENS = screens.map(({ display }) => display).join(' ')
      delete env.WAYLAND_DISPLAY
    }
    const command = [binOf('@playwright/test', 'playwright'), 'test', '--reporter=list,json']
    const code = await node([...command, ...args], env)
    return countPlaywright(readJson(report), code)
  } finally {
    for (const screen of screens) await screen.stop()
  }
}

/** How many apps are tested at once: an app has several processes, of which one works at a time. */
const SCREENS = 2

/** Invisible screens also where there is a real one: windows of a known size, in nobody's way. */
async function openScreens() {
  try {
    return await Promise.all(Array.from({ length: SCREENS }, startXvfb))
  } catch (error) {
    if (!process.env.DISPLAY) throw error
    return [{ display: process.env.DISPLAY, stop: async () => {} }]
  }
}

/**
 * @param {string} title
 * @param {string} script
 * @param {string[]} args
 */
async function tool(title, script, args) {
  const counts = countStep(await node([script, ...args]))
  process.stdout.write(`${counts.failed === 0 ? '✓' : '✗'} ${title}\n`)
  return counts
}

/**
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
async function node(args, env = process.env) {
  if (!existsSync(args[0])) throw new Error(`${args[0]} is missing`)
  const { code, interrupted } = await runInherited(process.execPath, args, { cwd: root, env })
  if (interrupted) throw new Interrupted(interrupted)
  return code
}

/** @param {(() => Promise<Counts>)[]} steps */
async function sum(steps) {
  const total = { passed: 0, failed: 0 }
  for (const step of steps) {
    const counts = await step()
    total.passed += counts.passed
    total.failed += counts.failed
  }
  return total
}
