import { execFile, spawn } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { promisify } from 'node:util'
import { makeTemporary, removeTemporary } from './make'
import { endWithUs, watchMemory } from './processes'

const run = promisify(execFile)

/** The version that is compared with. AGPL: fetched on request, run as a program, never a part of the app. */
const PACKAGE = 'chat-analytics@1.1.2'

/** How another tool came from the same files to its finished report. */
export type ChatAnalytics = { seconds: number; messages: number; peakBytes: number; bytes: number }

/** Fetches chat-analytics with npm into a temporary folder, and lets it make its report of a folder of exports. */
export async function runChatAnalytics(dir: string): Promise<ChatAnalytics> {
  const home = await makeTemporary('chat-analytics')
  try {
    await install(home)
    const report = join(home, 'report.html')
    const program = join(home, 'node_modules', 'chat-analytics', 'dist', 'lib', 'CLI.js')
    const inputs = `${dir.replaceAll('\\', '/')}/**/*.json`
    const startedAt = performance.now()
    const child = spawn(process.execPath, [program, '-p', 'discord', '-i', inputs, '-o', report], {
      cwd: home,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    endWithUs(child)
    const memory = watchMemory(child.pid ?? 0)
    let said = ''
    const hear = (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-10_000)
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
    const seconds = (performance.now() - startedAt) / 1000
    memory.stop()
    if (code !== 0) throw new Error(`chat-analytics ended with ${code}: ${said.slice(-500)}`)
    const messages = Number(/\[\*\] (\d+) messages/.exec(said)?.[1] ?? 0)
    return { seconds, messages, peakBytes: memory.peak(), bytes: (await stat(report)).size }
  } finally {
    await removeTemporary(home)
  }
}

async function install(home: string): Promise<void> {
  const args = ['install', '--prefix', home, '--no-save', '--ignore-scripts', '--no-audit', PACKAGE]
  const npm = process.env.npm_execpath
  if (npm === undefined) await run('npm', args, { shell: process.platform === 'win32' })
  else await run(process.execPath, [npm, ...args])
}
