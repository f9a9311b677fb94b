import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReportFormat } from '#shared/job'
import { writeAtomically } from '../files/atomic'
import { writeTable } from '../files/table'
import type { EngineHost } from '../host'
import type { ReportDocument } from './document'
import { renderHtml } from './render-html'

/** Names of the files of a report, without a folder; the first is the one to open. */
export type WrittenReport = { files: string[] }

const FACT_COLUMNS = ['section', 'metric', 'label', 'value', 'unit', 'about']

function factRows(report: ReportDocument) {
  return report.sections.flatMap((section) =>
    section.facts.map((fact) => ({
      section: section.id,
      metric: fact.id,
      label: fact.label,
      value: fact.value,
      unit: fact.unit,
      about: fact.about,
    })),
  )
}

async function writeCsv(report: ReportDocument, dir: string, name: string): Promise<string[]> {
  const tables = report.sections.flatMap((section) => section.tables)
  const facts = `${name}.csv`
  await writeAtomically(join(dir, facts), async (write) => {
    await writeTable(write, 'csv', FACT_COLUMNS, [factRows(report)])
  })
  const files = [facts]
  for (const table of tables) {
    const file = `${name}-${table.id.replaceAll('_', '-')}.csv`
    await writeAtomically(join(dir, file), async (write) => {
      const columns = table.columns.map((column) => column.name)
      await writeTable(write, 'csv', columns, [table.rows])
    })
    files.push(file)
  }
  return files
}

async function writeText(dir: string, file: string, text: string): Promise<string[]> {
  await writeAtomically(join(dir, file), (write) => write(text))
  return [file]
}

/**
 * Writes a report in each format into a folder that exists: `NAME.pdf`, `NAME.html`, `NAME.csv` (the facts) with one
 * `NAME-TABLE.csv` a table, and `NAME.json` (everything). Files of the same name are replaced.
 */
export async function writeReport(
  report: ReportDocument,
  dir: string,
  name: string,
  formats: readonly ReportFormat[],
  host: Pick<EngineHost, 'printPdf'>,
  step: (format: ReportFormat) => void,
): Promise<WrittenReport> {
  const files: string[] = []
  // PDF last: it alone needs a window, and without one the other forms are there
  const inOrder = formats.toSorted((a, b) => Number(a === 'pdf') - Number(b === 'pdf'))
  for (const format of inOrder) {
    step(format)
    files.push(...(await writeFormat(report, dir, name, format, host)))
  }
  return { files }
}

async function writeFormat(
  report: ReportDocument,
  dir: string,
  name: string,
  format: ReportFormat,
  host: Pick<EngineHost, 'printPdf'>,
): Promise<string[]> {
  switch (format) {
    case 'html':
      return writeText(dir, `${name}.html`, renderHtml(report))
    case 'json':
      return writeText(dir, `${name}.json`, `${JSON.stringify(report, null, 2)}\n`)
    case 'csv':
      return writeCsv(report, dir, name)
    case 'pdf':
      await writePdf(renderHtml(report), join(dir, `${name}.pdf`), host)
      return [`${name}.pdf`]
  }
}

/** Prints a page to a file. The page lies beside it meanwhile, under a name that nobody has given to a file of theirs. */
export async function writePdf(
  page: string,
  path: string,
  host: Pick<EngineHost, 'printPdf'>,
): Promise<void> {
  const printed = join(dirname(path), `.${randomUUID()}.print.html`)
  try {
    await writeAtomically(printed, (write) => write(page))
    await host.printPdf(printed, path)
  } finally {
    await rm(printed, { force: true })
  }
}
