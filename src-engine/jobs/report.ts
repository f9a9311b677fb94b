import type { ReportResult } from '#shared/job'
import { makeFolder } from '../files/atomic'
import { auditReport } from '../reports/audit'
import { writeReport } from '../reports/write'
import { APP_VERSION } from '../version'
import { jobKind } from './kind'

/** A report of one guild as files in a folder; chapters first, then each format. */
export const reportKind = jobKind({
  kind: 'report',
  title: ({ formats }) => `Write the audit report (${formats.join(', ').toUpperCase()})`,
  async run({ guild_id, scope, out_dir, formats }, context): Promise<ReportResult> {
    context.progress({ stage: 'Measuring', unit: 'steps', done: 0 })
    await makeFolder(out_dir)
    const stamp = { app_version: APP_VERSION, generated_at: new Date().toISOString() }
    const report = await auditReport(context.db, guild_id, scope, stamp, (done, total) => {
      context.signal.throwIfAborted()
      context.progress({ done, total: total + formats.length })
    })
    let done = report.sections.length
    const { files } = await writeReport(
      report,
      out_dir,
      'audit-report',
      formats,
      context.host,
      (format) => {
        context.signal.throwIfAborted()
        context.progress({ stage: `Writing ${format.toUpperCase()}`, done: done++ })
      },
    )
    return { out_dir, files }
  },
})
