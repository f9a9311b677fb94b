import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { testDatabase } from '../testing/database'
import { exportText, message } from '../testing/exports'
import { ingestPaths, testContext } from '../testing/ingest'
import { removeKind } from './remove'
import { removeUnusedSample } from './sample'

let db: Database
let archive_dir: string
beforeAll(async () => {
  db = await testDatabase()
  archive_dir = await mkdtemp(join(tmpdir(), 'discord-binding-sample-'))
})
afterAll(async () => {
  await db.close()
  await rm(archive_dir, { recursive: true })
})

test('the files of the sample go with the last thing that came from them, and not before', async () => {
  const dir = join(archive_dir, 'sample-export')
  await mkdir(dir)
  await writeFile(join(dir, 'a.json'), exportText({ messages: [message('10')] }))
  await ingestPaths(db, [dir])
  await removeUnusedSample({ db, archive_dir })
  expect(await readdir(archive_dir)).toEqual(['sample-export'])

  const [guild] = await db.query<{ id: string }>(sql`select id from discord.guilds`)
  const [job] = await db.query<{ id: number }>(sql`
    insert into app.jobs (kind, params, state, snapshot)
    values ('remove', '{}', 'running', '{}') returning id`)
  const context = { ...testContext(db, job?.id ?? 0), archive_dir }
  await removeKind.run({ kind: 'guild', guild_id: guild?.id ?? '' }, context)
  expect(await readdir(archive_dir)).toEqual([])
})
