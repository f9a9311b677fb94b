import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { migrate } from '../db/migrate'
import { openPglite } from '../db/pglite'
import { sql } from '../db/sql'
import { folderSize } from './status'
import { giveBackSpace } from './write-space'

it('gives the disk back what removed rows took', { timeout: 120_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'space-'))
  const db = await openPglite({ dir })
  try {
    await migrate(db)
    await db.query(sql`
      insert into discord.links (guild_id, channel_id, message_id, position, url, domain)
      select 1, 1, n, 0, repeat('x', 200), 'example.org' from generate_series(1, 60000) n`)
    await db.script('analyze discord.links')
    const size = async () =>
      (
        await db.query<{ bytes: number }>(
          sql`select pg_total_relation_size('discord.links')::float8 as bytes`,
        )
      )[0]?.bytes ?? 0
    const full = await size()
    await db.query(sql`delete from discord.links where message_id % 600 <> 0`)
    await db.script('analyze discord.links')
    await giveBackSpace(db, () => folderSize(join(dir, 'pg_wal')))
    expect(await size()).toBeLessThan(full / 20)
    const rows = await db.query<{ n: number }>(sql`select count(*)::int as n from discord.links`)
    expect(rows[0]?.n).toBe(100)
  } finally {
    await db.close()
    await rm(dir, { recursive: true })
  }
})

it('judges tables by what they hold now', { timeout: 120_000 }, async () => {
  const dir = await mkdtemp(join(tmpdir(), 'space-'))
  const db = await openPglite({ dir })
  const stateOf = async (table: string) => {
    const [row] = await db.query<{ bytes: number; written: string }>(sql`
      select pg_total_relation_size(${table}::regclass)::float8 as bytes,
        pg_relation_filenode(${table}::regclass)::text as written`)
    return { bytes: row?.bytes ?? 0, written: row?.written }
  }
  try {
    await migrate(db)
    await db.script(`
      insert into discord.links (guild_id, channel_id, message_id, position, url, domain)
        select 1, 1, n, 0, repeat('x', 200), 'example.org' from generate_series(1, 60000) n;
      insert into discord.media_files (folder_id, name, name_key, size_bytes, modified_at)
        select 1, repeat('x', 100) || n, repeat('x', 100) || n, 1, now()
        from generate_series(1, 60000) n;
      analyze discord.links;
      delete from discord.links where message_id > 100`)
    const full = await stateOf('discord.media_files')
    const hollow = await stateOf('discord.links')
    await giveBackSpace(db, () => folderSize(join(dir, 'pg_wal')))
    // full, and never counted before
    expect((await stateOf('discord.media_files')).written).toBe(full.written)
    expect((await stateOf('discord.links')).bytes).toBeLessThan(hollow.bytes / 20)
  } finally {
    await db.close()
    await rm(dir, { recursive: true })
  }
})
