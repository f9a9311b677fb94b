import { parseHTML } from 'linkedom/worker'
import type { ChartInput } from './chart'
import { drawChart } from './draw'
import { serializeSvg } from './serialize'

/** The chart as SVG text, for files and reports: drawn without a window, well-formed XML that also stands inside HTML. */
export function chartSvg(input: Omit<ChartInput, 'document'>): string {
  const { document } = parseHTML('<!doctype html><html><body></body></html>')
  return serializeSvg(drawChart({ ...input, document }))
}
