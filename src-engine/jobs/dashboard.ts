import { stat } from 'node:fs/promises'
import type { DashboardFormat } from '#shared/dashboard'
import type { ExportResult } from '#shared/job'
import { getDashboard } from '../archive/dashboards'
import { writeAtomically } from '../files/atomic'
import { dashboardDocument } from '../reports/dashboard'
import { renderDashboard } from '../reports/render-dashboard'
import { writePdf } from '../reports/write'
import { APP_VERSION } from '../version'
import { jobKind } from './kind'

const NAMES: Record<DashboardFormat, string> = { pdf: 'PDF', html: 'HTML' }

/** A dashboard as one file: every question is asked again. A cancelled or failed one leaves none. */
export const dashboardKind = jobKind({
  kind: 'dashboard',
  title: ({ format }) => `Write a dashboard as ${NAMES[format]}`,
  async run({ dashboard_id, format, path }, context): Promise<ExportResult> {
    const dashboard = await getDashboard(context.db, dashboard_id)
    context.progress({ stage: 'Asking', unit: 'steps', done: 0, total: dashboard.tiles.length })
    const stamp = { app_version: APP_VERSION, generated_at: new Date().toISOString() }
    const document = await dashboardDocument(context.db, dashboard, stamp, (done) => {
      context.signal.throwIfAborted()
      context.progress({ done })
    })
    context.signal.throwIfAborted()
    const rows = document.tiles.reduce((sum, tile) => sum + (tile.table?.rows.length ?? 0), 0)
    context.progress({ stage: `Writing ${NAMES[format]}`, done: dashboard.tiles.length })
    const page = renderDashboard(document)
    if (format === 'html') await writeAtomically(path, (write) => write(page))
    else await writePdf(page, path, context.host)
    const { size } = await stat(path)
    return { path, rows, bytes: size }
  },
})
