import { writeFile } from 'node:fs/promises'
import type { Machine } from './machine'

/** One figure of a run. */
export type Measure = {
  name: string
  value: number
  unit: 's' | 'ms' | 'MB' | '/s' | ''
  /** The figure as a multiple of another one of the same run; null = it stands alone. */
  ratio: { value: number; of: string } | null
  /** What the figure, or its ratio where it has one, must not exceed; null = nothing was promised. */
  target: number | null
  /** False = the target was missed, or what was checked does not hold; null = no target. */
  is_met: boolean | null
  note: string
}

/** What a measure may be given with; see {@link Measure}. */
export type MeasureOptions = {
  ratio?: { value: number; of: string }
  target?: number | null
  note?: string
}

/** A measure with its verdict: the ratio is held against the target where there is one, else the figure. */
export function measure(
  name: string,
  value: number,
  unit: Measure['unit'],
  { ratio, target = null, note = '' }: MeasureOptions = {},
): Measure {
  const held = ratio?.value ?? value
  return {
    name,
    value,
    unit,
    ratio: ratio ?? null,
    target,
    is_met: target === null ? null : held <= target,
    note,
  }
}

/** Something that holds or does not: counts as a figure without unit. */
export function claim(name: string, value: number, isTrue: boolean, note: string): Measure {
  return { name, value, unit: '', ratio: null, target: null, is_met: isTrue, note }
}

/** A measure as one line of a terminal. */
export function lineOf({ name, value, unit, ratio, target, is_met, note }: Measure): string {
  const figure = `${shown(value, unit)} ${unit}`.trim()
  const multiple = ratio === null ? '' : `${ratio.value.toFixed(2)} x ${ratio.of}`
  const limit = target === null ? '' : `<= ${target}${ratio === null ? ` ${unit}` : ' x'}`
  const mark = is_met === null ? ' ' : is_met ? '✓' : '✗'
  return [
    name.padEnd(46),
    figure.padStart(12),
    multiple.padStart(22),
    limit.padStart(11),
    mark,
    note,
  ]
    .join(' ')
    .trimEnd()
}

function shown(value: number, unit: Measure['unit']): string {
  if (unit === 's') return value.toFixed(2)
  if (unit === 'ms') return value < 10 ? value.toFixed(1) : value.toFixed(0)
  return Math.round(value).toLocaleString('en')
}

/** Collects the measures of a run and prints each as it comes. */
export class Report {
  readonly measures: Measure[] = []
  /** Tables and raw figures that only the JSON file carries. */
  readonly details: Record<string, unknown> = {}

  section(title: string): void {
    process.stdout.write(`\n${title}\n`)
  }

  add(one: Measure): void {
    this.measures.push(one)
    process.stdout.write(`${lineOf(one)}\n`)
  }

  /** A remark that is no figure. */
  say(text: string): void {
    process.stdout.write(`${text}\n`)
  }

  /** False when something that had to hold does not, or could not be measured; a missed target is no failure. */
  isSound(): boolean {
    return this.measures.every(({ target, is_met }) => target !== null || is_met !== false)
  }

  /** Writes everything as JSON, for those who compare runs. */
  async writeJson(file: string, machine: Machine, command: string): Promise<void> {
    const { measures, details } = this
    const text = JSON.stringify({ command, machine, measures, details }, null, 2)
    await writeFile(file, `${text}\n`)
  }
}
