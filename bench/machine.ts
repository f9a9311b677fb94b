import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import { APP_VERSION } from '#engine/index'

/** Where a run took place, so that its figures can be told from others. */
export type Machine = {
  at: string
  processor: string
  cores: number
  memory_bytes: number
  system: string
  node: string
  app: string
  /** Load average of the last minute when the run began: above 0.5 the figures are not quiet ones. */
  load: number
}

/** This machine now. */
export function thisMachine(): Machine {
  return {
    at: new Date().toISOString(),
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    memory_bytes: totalmem(),
    system: `${platform()} ${release()}`,
    node: process.version,
    app: APP_VERSION,
    load: loadavg()[0] ?? 0,
  }
}

/** The machine as one line. */
export function describeMachine(machine: Machine): string {
  const { at, processor, cores, memory_bytes, system, node, app, load } = machine
  const memory = `${(memory_bytes / 2 ** 30).toFixed(0)} GB`
  const busy = load > 0.5 ? ' (NOT quiet: other programs slow every figure)' : ''
  return `${at.slice(0, 16)}Z  app ${app}, Node ${node}, ${system}, ${cores} x ${processor}, ${memory}, load ${load.toFixed(1)}${busy}`
}
