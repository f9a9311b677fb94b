import type { EntityCorrection, EntityCorrectionRow } from '#shared/entities'
import { AppError } from '#shared/errors'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { entityKey } from '../../language/entities/entity-key'
import { parseQuery } from '../../language/query'
import { noteChange } from '../changes'
import type { Correction } from './entity-said'
import { settleNames } from './entity-settle'

/** All that the user said, newest first. */
export async function listCorrections(db: Queryable): Promise<EntityCorrectionRow[]> {
  return db.query<EntityCorrectionRow>(sql`
    select id as correction_id, kind, name, into_name, type, created_at
    from app.entity_corrections order by id desc`)
}

/**
 * Remembers what the user says, and shows names so from now on. A name that is taught has its messages looked at anew by
 * background work. `not_found` when there is no such entity.
 */
export async function correctEntity(
  tx: Queryable,
  correction: EntityCorrection,
): Promise<{ correction_id: number; entity_id: number }> {
  if (correction.kind === 'teach') return teach(tx, correction)
  const { kind } = correction
  const own = await primary(tx, correction.entity_id)
  const into = kind === 'merge' ? await primary(tx, correction.into_id) : null
  if (into?.id === own.id) throw new AppError('invalid_input', 'These two are one already.')
  const type = kind === 'retype' ? correction.type : null
  const correction_id = await add(tx, { kind, ...own, into, type })
  await settleAround(tx, [own.key, ...(into ? [into.key] : [])])
  return { correction_id, entity_id: into?.id ?? own.id }
}

/** Takes back one thing that the user said; `not_found` when it is not there any more. */
export async function undoCorrection(tx: Queryable, correctionId: number): Promise<void> {
  const [gone] = await tx.query<Correction>(sql`
    delete from app.entity_corrections where id = ${correctionId}
    returning id, kind, key, name, into_key, into_name, type`)
  if (!gone) throw new AppError('not_found', 'This correction was undone already.')
  if (gone.kind === 'teach') await lookAgain(tx, sayers(gone.key))
  await settleAround(tx, gone.into_key === null ? [gone.key] : [gone.key, gone.into_key])
}

type Name = { id: number; key: string; name: string }

/** The name that an entity goes by. */
async function primary(tx: Queryable, entityId: number): Promise<Name> {
  const [name] = await tx.query<Name>(sql`
    select id, key, name from discord.entity_names where id = ${entityId} and entity_id = id`)
  if (!name) throw new AppError('not_found', 'The archive does not name this any more.')
  return name
}

async function add(
  tx: Queryable,
  said: Pick<Correction, 'kind' | 'key' | 'name' | 'type'> & { into: Name | null },
): Promise<number> {
  const { kind, key, name, type, into } = said
  // hidden twice is hidden once
  if (kind === 'hide') {
    await tx.query(sql`delete from app.entity_corrections where kind = 'hide' and key = ${key}`)
  }
  const [row] = await tx.query<{ id: number }>(sql`
    insert into app.entity_corrections (kind, key, name, into_key, into_name, type)
    values (${kind}, ${key}, ${name}, ${into?.key ?? null}, ${into?.name ?? null}, ${type})
    returning id`)
  return row?.id ?? 0
}

async function teach(
  tx: Queryable,
  { name, type }: Extract<EntityCorrection, { kind: 'teach' }>,
): Promise<{ correction_id: number; entity_id: number }> {
  const key = entityKey(name.toWellFormed().replaceAll('\0', ''))
  if (key.length < 2) {
    throw new AppError('invalid_input', 'A name has at least two letters or digits.')
  }
  const correction_id = await add(tx, { kind: 'teach', key, name, type, into: null })
  const [row] = await tx.query<Name>(sql`
    insert into discord.entity_names (key, name, entity_id)
    values (${key}, ${name}, 0)
    on conflict (key) do update set is_stale = true
    returning id, key, name`)
  await tx.script('update discord.entity_names set entity_id = id where entity_id = 0')
  const { tsquery } = parseQuery(`"${name.replaceAll('"', ' ')}"`)
  if (tsquery !== null) {
    await lookAgain(
      tx,
      sql`select w.channel_id, w.message_id from discord.message_words w
          where w.words @@ ${tsquery}::tsquery`,
    )
  }
  await settleAround(tx, [key])
  return { correction_id, entity_id: row?.id ?? 0 }
}

/** The messages that say a name. */
function sayers(key: string) {
  return sql`select s.channel_id, s.message_id from discord.entity_spans s
    join discord.entity_names n on n.id = s.name_id where n.key = ${key}`
}

/** Has background work look at messages again. */
async function lookAgain(tx: Queryable, messages: ReturnType<typeof sql>): Promise<void> {
  const channels = await tx.query<{ channel_id: string }>(sql`
    with again as (
      delete from discord.message_signals g using (${messages}) s
      where g.channel_id = s.channel_id and g.message_id = s.message_id
      returning g.channel_id)
    select distinct channel_id from again`)
  for (const { channel_id } of channels) await noteChange(tx, channel_id)
}

/** Settles the names of these keys and all that are, or were, one with them. */
async function settleAround(tx: Queryable, keys: readonly string[]): Promise<void> {
  const rows = await tx.query<{ id: number }>(sql`
    update discord.entity_names n set is_stale = true
    where n.key = any (${keys}::text[]) or n.entity_id in (
      select entity_id from discord.entity_names where key = any (${keys}::text[]))
    returning n.id`)
  await settleNames(tx, { ids: rows.map(({ id }) => id) })
}
