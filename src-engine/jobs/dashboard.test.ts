import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { DashboardTile } from '#shared/dashboard'
import { saveDashboard } from '../archive/dashboards'
import { testDatabase } from '../testing/database'
import { testFolder } from '../testing/exports'
import { testContext } from '../testing/ingest'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { dashboardKind } from './dashboard'

test('a dashboard becomes that file alone whatever lies beside it, and none when it is cancelled', async () => {
  const db = await testDatabase()
  const folder = await testFolder({})
  try {
    await addGuild(db)
    await addChannel(db)
    await addAuthor(db, { id: '100' })
    await addMessage(db, { author_id: '100' })
    const tiles = [DashboardTile.parse({ tile_id: 'a', run: { id: 'list_guilds', scope: {} } })]
    const { dashboard_id } = await saveDashboard(db, { dashboard_id: null, name: 'Alive?', tiles })
    const path = join(folder.dir, 'board.pdf')
    await writeFile(`${path}.print.html`, 'mine')
    const pages: string[] = []
    const host = {
      readBucketKeys: async () => null,
      printPdf: async (page: string, pdf: string) => {
        pages.push(await readFile(page, 'utf8'))
        await writeFile(pdf, '%PDF')
      },
    }
    const context = { ...testContext(db, 0), host }
    const params = { dashboard_id, format: 'pdf' as const, path }
    expect(await dashboardKind.run(params, context)).toEqual({ path, rows: 1, bytes: 4 })
    expect(pages).toEqual([expect.stringContaining('Alive?')])
    expect((await readdir(folder.dir)).sort()).toEqual(['board.pdf', 'board.pdf.print.html'])
    expect(await readFile(`${path}.print.html`, 'utf8')).toBe('mine')
    const html = { ...params, format: 'html' as const, path: join(folder.dir, 'board.html') }
    const written = await dashboardKind.run(html, context)
    const { length } = await readFile(html.path)
    expect(written).toEqual({ path: html.path, rows: 1, bytes: length })

    const abort = new AbortController()
    const cancelled = {
      ...testContext(db, 0, abort.signal),
      progress: ({ done, stage }: { done?: number | null; stage?: string | null }) => {
        if (done === 0 && stage === undefined) abort.abort(new Error('stopped'))
      },
    }
    const last = { ...html, path: join(folder.dir, 'last.html') }
    await expect(dashboardKind.run(last, cancelled)).rejects.toThrow('stopped')
    expect(await readdir(folder.dir)).not.toContain('last.html')
  } finally {
    await folder.remove()
    await db.close()
  }
})
