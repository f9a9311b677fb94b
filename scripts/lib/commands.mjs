import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { build, ensureBuild, forgetBuild } from './build.mjs'
import { electronEnv } from './electron-runtime.mjs'
import { printError, SetupError } from './log.mjs'
import { binOf, root } from './paths.mjs'
import { runInherited } from './process.mjs'
import { setup } from './setup.mjs'
import { runTests, testParts } from './tests.mjs'
import { displayProblem, needsNoSandbox, sandboxHint } from './window.mjs'
import { startXvfb } from './xvfb.mjs'

/** @type {Record<string, (args: string[]) => Promise<number>>} */
const commands = {
  start,
  dev,
  build: buildOnly,
  test,
  texts,
  cli: (args) => runBuilt('cli', args),
  sample: (args) => runBuilt('sample', args),
  bench,
  package: makePackage,
  'package:check': checkPackage,
  'package:sbom': sbom,
  'package:checksums': checksums,
}

/**
 * Runs one of the project's commands, set-up first.
 * @param {string[]} argv the command and its arguments
 * @returns {Promise<number>} exit code: the program's own, 1 when set-up failed, 2 for wrong use
 */
export async function run([name = '', ...args]) {
  if (!Object.hasOwn(commands, name)) {
    process.stderr.write(`usage: node scripts/run.mjs ${Object.keys(commands).join(' | ')}\n`)
    return 2
  }
  try {
    return await commands[name](args)
  } catch (error) {
    return printError(error)
  }
}

/** @param {string[]} args folders and files to ingest, and switches for Electron */
async function start(args) {
  if (noDisplay()) return 1
  const runtime = await needRuntime()
  await ensureBuild()
  const env = electronProcessEnv(runtime)
  const command = ['.', ...(needsNoSandbox() ? ['--no-sandbox'] : []), ...args.map(fromCaller)]
  const { code, signal } = await runInherited(runtime.executable, command, { cwd: root, env })
  if (signal === 'SIGTRAP' || signal === 'SIGABRT') printSandboxHint(runtime)
  return code
}

/** @param {string[]} args the same as for start */
async function dev(args) {
  if (noDisplay()) return 1
  const runtime = await needRuntime()
  // electron-vite leaves a development build in out/.
  forgetBuild()
  const sandbox = needsNoSandbox() ? ['--noSandbox'] : []
  const command = [binOf('electron-vite'), 'dev', ...sandbox, '--', ...args.map(fromCaller)]
  const env = electronProcessEnv(runtime)
  const { code } = await runInherited(process.execPath, command, { cwd: root, env })
  if (code !== 0) printSandboxHint(runtime)
  return code
}

async function buildOnly() {
  await setup({ needsWindow: false })
  await build()
  return 0
}

/** @param {string[]} args */
async function test([part, ...args]) {
  if (part !== undefined && !testParts.includes(part)) {
    process.stderr.write(`usage: npm test [-- ${testParts.join(' | ')} [arguments of its tool]]\n`)
    return 2
  }
  const runtime = await setup({ needsWindow: part === undefined || part === 'e2e' })
  return runTests(part, args, runtime)
}

/** Brings the catalogs of the window's texts up to what the code says. */
async function texts() {
  await setup({ needsWindow: false })
  const command = [binOf('@lingui/cli', 'lingui'), 'extract', '--clean', '--overwrite']
  const { code } = await runInherited(process.execPath, command, { cwd: root })
  return code
}

/** @param {string[]} args */
async function makePackage(args) {
  const { makePackages } = await import('../package/package.mjs')
  return makePackages(args)
}

async function sbom() {
  const { writeSbom } = await import('../package/release.mjs')
  await writeSbom()
  return 0
}

/** @param {string[]} args `--release` refuses development builds */
async function checksums(args) {
  const { refuseDevelopmentBuilds, writeChecksums } = await import('../package/release.mjs')
  if (args.includes('--release')) refuseDevelopmentBuilds()
  writeChecksums()
  return 0
}

/** @param {string[]} args */
async function checkPackage(args) {
  const { checkInstalled } = await import('../package/check.mjs')
  return checkInstalled(args)
}

/** @param {string[]} args */
async function bench(args) {
  if (args[0] !== 'browse') return runBuilt('bench', args)
  await setup({ needsWindow: true })
  const isHidden = process.platform === 'linux' && !args.includes('--screen')
  const screen = isHidden ? await startXvfb() : null
  try {
    if (screen) {
      process.env.DISPLAY = screen.display
      delete process.env.WAYLAND_DISPLAY
    }
    return await runBuilt('bench', args)
  } finally {
    await screen?.stop()
  }
}

/**
 * Runs a program of the build in plain Node; stdout is its own.
 * @param {string} name
 * @param {string[]} args
 */
async function runBuilt(name, args) {
  const runtime = await setup({ needsWindow: false })
  await ensureBuild()
  const file = join(root, 'out', 'main', `${name}.js`)
  if (!existsSync(file)) {
    throw new SetupError(`The build has no program ${name}`, {
      why: `${file} is missing`,
      fix: 'run `npm run build` and see what it says',
    })
  }
  const env = { ...process.env, ...electronEnv(runtime) }
  const { code } = await runInherited(process.execPath, [file, ...args], { cwd: caller(), env })
  return code
}

async function needRuntime() {
  const runtime = await setup({ needsWindow: true })
  if (!runtime) throw new Error('set-up ended without a runtime')
  return runtime
}

function noDisplay() {
  const problem = displayProblem()
  if (problem) process.stderr.write(`${problem}\n`)
  return problem !== null
}

/** @param {import('./electron-runtime.mjs').Runtime} runtime */
function printSandboxHint(runtime) {
  const hint = sandboxHint(runtime.dist)
  if (hint) process.stderr.write(`\n${hint}\n`)
}

/** @param {import('./electron-runtime.mjs').Runtime} runtime */
function electronProcessEnv(runtime) {
  const env = { ...process.env, ...electronEnv(runtime) }
  // Set in terminals of Electron apps such as VS Code; it would make ours a plain Node.
  delete env.ELECTRON_RUN_AS_NODE
  return env
}

/** The folder that the person stands in; npm itself changes into the repository. */
function caller() {
  const { INIT_CWD, npm_command } = process.env
  return npm_command && INIT_CWD && process.cwd() === root ? INIT_CWD : process.cwd()
}

/** @param {string} arg */
function fromCaller(arg) {
  return arg.startsWith('-') ? arg : resolve(caller(), arg)
}
