import { Meanings } from '../archive/meaning/meanings'
import type { Database } from '../db/database'
import { sql } from '../db/sql'
import { runEmbed } from '../jobs/embed'
import { cachedModel } from '../meaning/convert/cached-model'
import { type Meaning, openMeaning } from '../meaning/meaning'
import { testContext } from './ingest'

/** The model that comes with the app, in this thread; the caller lets it rest at the end. */
export async function testMeaning(): Promise<Meaning> {
  const folder = await cachedModel(process.cwd())
  return openMeaning({ place: { kind: 'use-lite', folder }, script: null })
}

/** Embeds everything that waits, as the job would but without the runner, and returns what searches ask then. */
export async function testMeanings(db: Database, meaning: Meaning): Promise<Meanings> {
  // rows that tests write straight into the tables have told nobody
  await db.query(sql`
    insert into discord.channel_changes (channel_id, revision)
    select distinct channel_id, nextval('discord.revisions')::int from discord.messages group by channel_id
    on conflict (channel_id) do update set revision = excluded.revision`)
  await runEmbed({ ...testContext(db, 0), meaning })
  return new Meanings(meaning)
}
