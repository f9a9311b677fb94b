import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { exportText, message, testFolder } from '../testing/exports'
import { testContext } from '../testing/ingest'
import { exportKind } from './export'
import { runIngest } from './ingest'

test('the files of an ingest are written by name, with what was wrong, and no path of the machine', async () => {
  const db = await testDatabase()
  const folder = await testFolder({
    'a.json': exportText({ messages: [message('1000')] }),
    'empty.json': '',
  })
  try {
    const [job] = await db.query<{ id: number }>(sql`
      insert into app.jobs (kind, params, state, snapshot)
      values ('ingest', '{}', 'done', '{}') returning id`)
    const job_id = job?.id ?? 0
    await runIngest([folder.dir], testContext(db, job_id))
    const path = join(folder.dir, 'files.csv')
    const source = { kind: 'job_files' as const, job_id }
    const written = await exportKind.run({ source, format: 'csv', path }, testContext(db, job_id))
    expect(written).toMatchObject({ path, rows: 2 })
    const text = await readFile(path, 'utf8')
    expect(text).toMatch(/a\.json,ingested,.*,1,/)
    expect(text).toMatch(/empty\.json,foreign,.*The file is empty/)
    expect(text).not.toContain(folder.dir)
  } finally {
    await folder.remove()
    await db.close()
  }
})
