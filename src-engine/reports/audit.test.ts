import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Database, Queryable } from '../db/database'
import { runQuestion } from '../questions/run'
import { inRollback, testDatabase } from '../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../testing/rows'
import { auditReport } from './audit'
import type { ReportDocument } from './document'
import { renderHtml } from './render-html'
import { writeReport } from './write'

const STAMP = { app_version: '1.2.3', generated_at: '2025-07-01T00:00:00.000Z' }
const HOSTILE = '<script>alert(1)</script>"\u202e'

let db: Database
let dir: string

beforeAll(async () => {
  db = await testDatabase()
})
afterAll(() => db.close())
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'report-'))
})
afterEach(() => rm(dir, { recursive: true, force: true }))

async function smallGuild(tx: Queryable) {
  await addGuild(tx, { name: HOSTILE })
  await addChannel(tx, { name: '=cmd()' })
  await addAuthor(tx, { id: '100', nickname: '=1+1' })
  await addAuthor(tx, { id: '101', nickname: HOSTILE })
  for (let n = 0; n < 3; n += 1) await addMessage(tx, { author_id: '100' })
  const asked = await addMessage(tx, { author_id: '101', is_question: true, content: 'how?' })
  await addMessage(tx, { author_id: '100', reply_to: { id: asked } })
  await addMessage(tx, { author_id: '100', is_content: false, type: 'GuildMemberJoin' })
}

function audit(tx: Queryable): Promise<ReportDocument> {
  return auditReport(tx, '1', {}, STAMP, () => undefined)
}

function factOf(report: ReportDocument, id: string) {
  return report.sections.flatMap((section) => section.facts).find((fact) => fact.id === id)?.value
}

describe('the audit report', () => {
  it('tells what the questions tell', async () => {
    await inRollback(db, async (tx) => {
      await smallGuild(tx)
      const report = await audit(tx)
      const run = { id: 'guild_concentration', scope: { guild_id: '1' }, params: {}, limit: 0 }
      const [row] = (await runQuestion(tx, run)).rows
      expect(factOf(report, 'gini')).toBe(row?.gini)
      expect(factOf(report, 'messages')).toBe(5)
      expect(factOf(report, 'authors')).toBe(2)
      expect(factOf(report, 'helpers')).toBe(1)
    })
  })

  it('is an answer, not an error, for a guild without messages', async () => {
    await inRollback(db, async (tx) => {
      await addGuild(tx)
      const report = await audit(tx)
      expect(factOf(report, 'messages')).toBe(0)
      expect(factOf(report, 'gini')).toBeNull()
      expect(renderHtml(report)).toContain('not known')
    })
  })

  it('refuses a guild that is not there', async () => {
    await expect(audit(db)).rejects.toMatchObject({ code: 'not_found' })
  })
})

describe('the written forms', () => {
  it('never run what an archive says', async () => {
    await inRollback(db, async (tx) => {
      await smallGuild(tx)
      const report = await audit(tx)
      const page = renderHtml(report)
      expect(page).not.toContain('<script')
      expect(page).toContain('&lt;script&gt;')
      expect(page).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
      const host = { printPdf: async () => undefined }
      await writeReport(report, dir, 'audit-report', ['csv'], host, () => undefined)
      const authors = await readFile(
        join(dir, 'audit-report-guild-author-most-messages.csv'),
        'utf8',
      )
      expect(authors).toContain("'=1+1")
    })
  })

  it('are complete, and leave no helper file behind', async () => {
    await inRollback(db, async (tx) => {
      await smallGuild(tx)
      const report = await audit(tx)
      const printed: string[] = []
      const host = {
        printPdf: async (page: string, pdf: string) => {
          printed.push(await readFile(page, 'utf8'), pdf)
        },
      }
      const formats = ['pdf', 'html', 'csv', 'json'] as const
      const { files } = await writeReport(
        report,
        dir,
        'audit-report',
        formats,
        host,
        () => undefined,
      )
      const html = await readFile(join(dir, 'audit-report.html'), 'utf8')
      expect(printed).toEqual([html, join(dir, 'audit-report.pdf')])
      expect(JSON.parse(await readFile(join(dir, 'audit-report.json'), 'utf8'))).toEqual(report)
      const facts = await readFile(join(dir, 'audit-report.csv'), 'utf8')
      expect(facts).toContain(`concentration,gini,Gini,${factOf(report, 'gini')},ratio`)
      const written = files.filter((file) => parse(file).ext !== '.pdf').sort()
      expect((await readdir(dir)).sort()).toEqual(written)
    })
  })
})
