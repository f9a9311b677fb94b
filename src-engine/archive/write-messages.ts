import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import type { ParseBatch } from '../dce/parsed'
import { CHILD_TABLES, COPY_COLUMNS, type CopyTable, DERIVED_TABLES } from '../dce/tables'
import { noteChange } from './changes'
import { buildIndex, KEY_OF_WORDS } from './write-indexes'
import { columnsOf, emptyStage, fillStage, stageName } from './write-stage'
import { keepVersions } from './write-versions'

/** What a batch did to the archive's messages. */
export type MessageCounts = { new: number; updated: number; unchanged: number }

/**
 * Stores the messages of a batch. When none of its ids can be in the archive the rows go straight into the
 * tables; otherwise they are compared in staging tables: the newest export wins (then the newest edit, then
 * the later one in the file), equal ones cost a look-up, and of differing ones the loser stays in
 * `message_versions`. The outcome does not depend on the order in which exports come.
 */
export async function writeMessages(
  tx: Queryable,
  channelId: string,
  batch: ParseBatch,
): Promise<MessageCounts> {
  if (batch.messages === 0) return { new: 0, updated: 0, unchanged: 0 }
  const counts = await storeMessages(tx, channelId, batch)
  if (counts.new + counts.updated > 0) await noteChange(tx, channelId)
  return counts
}

async function storeMessages(
  tx: Queryable,
  channelId: string,
  batch: ParseBatch,
): Promise<MessageCounts> {
  if (batch.is_ordered && (await isFreeRange(tx, channelId, batch))) {
    for (const table of ['messages', ...CHILD_TABLES] as const) {
      const rows = batch.tables[table]
      if (rows !== undefined) await tx.copyIn(`discord.${table}`, COPY_COLUMNS[table], rows)
    }
    return { new: batch.messages, updated: 0, unchanged: 0 }
  }
  return mergeMessages(tx, batch)
}

async function isFreeRange(tx: Queryable, channelId: string, batch: ParseBatch): Promise<boolean> {
  const [row] = await tx.query<{ taken: boolean }>(sql`select exists (
    select from discord.messages
    where channel_id = ${channelId} and id between ${batch.min_id} and ${batch.max_id}) as taken`)
  return row?.taken === false
}

async function mergeMessages(tx: Queryable, batch: ParseBatch): Promise<MessageCounts> {
  const filled = await fillStage(tx, batch.tables, ['messages', ...CHILD_TABLES])
  await tx.script(INSERT_VERDICTS)
  const rows = await tx.query<{ verdict: string; count: number }>(
    sql`select verdict, count(*)::int as count from stage_verdicts group by verdict`,
  )
  const count = (verdict: string) => rows.find((row) => row.verdict === verdict)?.count ?? 0
  if (count('confirmed') > 0) await tx.script(CONFIRM)
  if (count('older') > 0) await tx.script(keepVersions('stage_', 'older'))
  if (count('newer') > 0) {
    await buildIndex(tx, KEY_OF_WORDS)
    await tx.script(REPLACE_OLD)
  }
  if (count('new') + count('newer') > 0) await tx.script(insertWanted(filled))
  await tx.script(`${emptyStage(filled)} delete from stage_verdicts;`)
  return {
    new: count('new'),
    updated: count('newer'),
    unchanged: count('same') + count('confirmed') + count('older'),
  }
}

const WANTED = `exists (select from stage_verdicts v
  where v.channel_id = s.channel_id and v.id = s.message_id and v.verdict in ('new', 'newer'))`

/** A message that a newer export shows otherwise did not come in anew. */
const INSERT_MESSAGES = `insert into discord.messages (${columnsOf('messages')}, arrived_at)
  select ${columnsOf('messages', 's')}, v.arrived_at from stage_messages s
  join stage_verdicts v on v.channel_id = s.channel_id and v.id = s.id
  where v.verdict in ('new', 'newer');`

/** same: nothing to do; confirmed: a newer export says the same; newer and older: texts differ. */
const INSERT_VERDICTS = `
  insert into stage_verdicts (channel_id, id, arrived_at, verdict)
  select s.channel_id, s.id, coalesce(m.arrived_at, now()),
    case
      when m.id is null then 'new'
      when m.content_hash = s.content_hash and s.exported_at > m.exported_at then 'confirmed'
      when m.content_hash = s.content_hash then 'same'
      when (s.exported_at, coalesce(s.edited_at, '-infinity'))
         > (m.exported_at, coalesce(m.edited_at, '-infinity')) then 'newer'
      when (s.exported_at, coalesce(s.edited_at, '-infinity'))
         < (m.exported_at, coalesce(m.edited_at, '-infinity')) then 'older'
      when s.file_id = m.file_id or s.content_hash > m.content_hash then 'newer'
      else 'older'
    end
  from stage_messages s
  left join discord.messages m on m.channel_id = s.channel_id and m.id = s.id;
  analyze stage_verdicts;`

const CONFIRM = `
  update discord.messages m set exported_at = s.exported_at
  from stage_messages s
  join stage_verdicts v on v.channel_id = s.channel_id and v.id = s.id and v.verdict = 'confirmed'
  where m.channel_id = s.channel_id and m.id = s.id`

const REPLACE_OLD = `
  ${keepVersions('discord.', 'newer')}
  delete from discord.message_versions old using stage_messages s, stage_verdicts v
  where v.verdict = 'newer' and s.channel_id = v.channel_id and s.id = v.id
    and old.channel_id = s.channel_id and old.message_id = s.id and old.content_hash = s.content_hash;
  ${[...CHILD_TABLES, ...DERIVED_TABLES]
    .map(
      (table) => `delete from discord.${table} part using stage_verdicts v
      where v.verdict = 'newer' and part.channel_id = v.channel_id and part.message_id = v.id;`,
    )
    .join('\n')}
  delete from discord.messages m using stage_verdicts v
  where v.verdict = 'newer' and m.channel_id = v.channel_id and m.id = v.id;`

function insertWanted(filled: readonly CopyTable[]): string {
  return filled
    .map((table) => {
      if (table === 'messages') return INSERT_MESSAGES
      const columns = columnsOf(table)
      return `insert into discord.${table} (${columns})
        select ${columns} from ${stageName(table)} s where ${WANTED};`
    })
    .join('\n')
}
