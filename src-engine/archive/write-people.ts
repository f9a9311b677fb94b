import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import type { CopyBuffers, CopyTable } from '../dce/tables'
import { emptyStage, fillStage } from './write-stage'

const PEOPLE_TABLES = [
  'authors',
  'author_names',
  'guild_members',
  'roles',
  'member_roles',
  'emojis',
] as const satisfies readonly CopyTable[]

/**
 * Merges the people, roles and emoji of a batch. A richer source wins over a poorer one (author, mention,
 * interaction, reaction), then the newer export over the older, then the later row of a file; unknown never
 * replaces known. A member's roles are replaced only by a list that is known and not older.
 */
export async function writePeople(tx: Queryable, buffers: CopyBuffers): Promise<void> {
  const filled = await fillStage(tx, buffers, PEOPLE_TABLES)
  if (filled.length === 0) return
  const merges = filled.flatMap((table) =>
    MERGES[table].map((_sql, step) => mergeName(table, step)),
  )
  await tx.script([...merges.map((name) => `execute ${name};`), emptyStage(filled)].join('\n'))
}

/**
 * Plans the merges, if this connection has not yet: that took longer than running them. They are planned anew whenever
 * the staging tables are tidied. Outside a transaction, after the staging tables were made.
 */
export async function prepareMerges(db: Queryable): Promise<void> {
  const prepared = await db.query<{ name: string }>(sql`select name from pg_prepared_statements`)
  const known = new Set(prepared.map(({ name }) => name))
  for (const table of PEOPLE_TABLES) {
    for (const [step, merge] of MERGES[table].entries()) {
      const name = mergeName(table, step)
      if (!known.has(name)) await db.script(`prepare ${name} as ${merge}`)
    }
  }
}

function mergeName(table: string, step: number): string {
  return `merge_${table}_${step}`
}

/** The best staged row per key: richest, newest, last. */
const BEST = 'source_rank, exported_at desc, s.ctid desc'

/** What a view may not know, the columns that tell where it was seen, and when a row knows it. */
type Field = {
  rank: string
  at: string
  columns: readonly string[]
  isKnown: (row: string) => string
}

function field(name: string, column: string): Field {
  const isKnown = (row: string) => `${row}.${column} is not null`
  return { rank: `${name}_rank`, at: `${name}_at`, columns: [column], isKnown }
}

const DISCRIMINATOR = field('discriminator', 'discriminator')
const AVATAR = field('avatar', 'avatar_url')
const NICKNAME = field('nickname', 'nickname')
const ROLES_FIELD: Field = {
  rank: 'roles_rank',
  at: 'roles_at',
  columns: ['roles_known'],
  isKnown: (row) => `${row}.roles_known`,
}

/** Rows of older archives have no place of their own for a field: theirs is the row's. */
const oldRank = ({ rank }: Field) => `coalesce(old.${rank}, old.source_rank)`
const oldAt = ({ at }: Field) => `coalesce(old.${at}, old.exported_at)`

/** A view is better when it is richer, newer, or the same file's later word. */
function isBetter(rank: string, at: string, seenRank: string, seenAt: string): string {
  return `((${rank}, ${seenAt}) < (${seenRank}, ${at})
    or (${rank} = ${seenRank} and ${at} = ${seenAt} and excluded.file_id = old.file_id))`
}

const IS_BETTER = isBetter(
  'excluded.source_rank',
  'excluded.exported_at',
  'old.source_rank',
  'old.exported_at',
)

function isFieldBetter(each: Field): string {
  const { rank, at, isKnown } = each
  const better = isBetter(`excluded.${rank}`, `excluded.${at}`, oldRank(each), oldAt(each))
  return `(${isKnown('excluded')} and (not (${isKnown('old')}) or ${better}))`
}

/**
 * A statement that merges the staged views of a table. The `own` columns come from the best view, each field from the
 * best view that knows it: so the order in which views come does not show.
 */
function mergeViews(
  table: 'authors' | 'guild_members',
  key: readonly string[],
  own: readonly string[],
  fields: readonly Field[],
): string {
  const keys = key.join(', ')
  const base = [...own, 'source_rank', 'file_id', 'exported_at']
  const names = fields.flatMap(({ columns, rank, at }) => [...columns, rank, at])
  const seen = fields.flatMap((each, index) => [
    ...each.columns.map((column) => `first_value(${column}) over w${index} as ${column}`),
    `case when first_value(${each.isKnown('s')}) over w${index}
      then first_value(source_rank) over w${index} end as ${each.rank}`,
    `case when first_value(${each.isKnown('s')}) over w${index}
      then first_value(exported_at) over w${index} end as ${each.at}`,
  ])
  const windows = fields.map(
    (each, index) =>
      `w${index} as (partition by ${keys} order by not (${each.isKnown('s')}), ${BEST})`,
  )
  const changes = [
    ...base.map(
      (column) => `${column} = case when ${IS_BETTER}
      then excluded.${column} else old.${column} end`,
    ),
    ...fields.flatMap((each) => {
      const { columns, rank, at, isKnown } = each
      const pick = (theirs: string, ours: string) => `case when ${isFieldBetter(each)}
        then ${theirs} when ${isKnown('old')} then ${ours} end`
      return [
        ...columns.map(
          (column) => `${column} = case when ${isFieldBetter(each)}
          then excluded.${column} else old.${column} end`,
        ),
        `${rank} = ${pick(`excluded.${rank}`, oldRank(each))}`,
        `${at} = ${pick(`excluded.${at}`, oldAt(each))}`,
      ]
    }),
  ]
  return `
    insert into discord.${table} as old (${[...key, ...base, ...names].join(', ')})
    select distinct on (${keys}) ${[...key, ...base, ...seen].join(', ')}
    from stage_${table} s
    window ${windows.join(', ')}
    order by ${keys}, ${BEST}
    on conflict (${keys}) do update set ${changes.join(', ')}
    where ${[IS_BETTER, ...fields.map(isFieldBetter)].join(' or ')};`
}

const AUTHORS = mergeViews(
  'authors',
  ['id', 'webhook_name'],
  ['name', 'is_bot'],
  [DISCRIMINATOR, AVATAR],
)

const AUTHOR_NAMES = `
insert into discord.author_names as old
  (author_id, webhook_name, guild_id, kind, name, first_seen_at, last_seen_at)
select author_id, webhook_name, guild_id, kind, name, min(first_seen_at), max(last_seen_at)
from stage_author_names
group by author_id, webhook_name, guild_id, kind, name
on conflict (author_id, webhook_name, guild_id, kind, name) do update set
  first_seen_at = least(old.first_seen_at, excluded.first_seen_at),
  last_seen_at = greatest(old.last_seen_at, excluded.last_seen_at)
where excluded.first_seen_at < old.first_seen_at or excluded.last_seen_at > old.last_seen_at;`

const MEMBERS = mergeViews(
  'guild_members',
  ['guild_id', 'author_id', 'webhook_name'],
  ['color'],
  [NICKNAME, AVATAR, ROLES_FIELD],
)

/** Runs before the members themselves are merged: it asks which staged view is about to win. */
const MERGE_ROLES_OF_MEMBERS = [
  `insert into stage_role_winners
  select distinct s.guild_id, s.author_id
  from stage_guild_members s
  left join discord.guild_members old
    on old.guild_id = s.guild_id and old.author_id = s.author_id and old.webhook_name = ''
  where s.webhook_name = '' and s.roles_known
    and (old.author_id is null or not old.roles_known
      or (s.source_rank, ${oldAt(ROLES_FIELD)}) <= (${oldRank(ROLES_FIELD)}, s.exported_at))`,
  `delete from discord.author_roles r using stage_role_winners w
  where r.guild_id = w.guild_id and r.author_id = w.author_id
    and not exists (select from stage_member_roles s where s.guild_id = r.guild_id
      and s.author_id = r.author_id and s.role_id = r.role_id)`,
  `insert into discord.author_roles (guild_id, author_id, role_id)
  select s.guild_id, s.author_id, s.role_id
  from stage_member_roles s
  join stage_role_winners w on w.guild_id = s.guild_id and w.author_id = s.author_id
  on conflict do nothing`,
  'delete from stage_role_winners',
]

const ROLES = `
insert into discord.roles as old (id, guild_id, name, color, position, exported_at)
select distinct on (guild_id, id) id, guild_id, name, color, position, exported_at
from stage_roles s
order by guild_id, id, exported_at desc, s.ctid desc
on conflict (guild_id, id) do update set
  name = excluded.name, color = excluded.color, position = excluded.position,
  exported_at = excluded.exported_at
where excluded.exported_at > old.exported_at;`

const EMOJIS = `
insert into discord.emojis as old
  (emoji_key, name, code, is_custom, is_animated, image_url, file_id, exported_at)
select distinct on (emoji_key)
  emoji_key, name, code, is_custom, is_animated, image_url, file_id, exported_at
from stage_emojis s
order by emoji_key, exported_at desc, s.ctid desc
on conflict (emoji_key) do update set
  name = excluded.name, code = coalesce(excluded.code, old.code),
  is_animated = excluded.is_animated, image_url = coalesce(excluded.image_url, old.image_url),
  file_id = excluded.file_id, exported_at = excluded.exported_at
where excluded.exported_at > old.exported_at;`

/** What merges the staged rows of a table, statement by statement. */
const MERGES: Record<(typeof PEOPLE_TABLES)[number], readonly string[]> = {
  authors: [AUTHORS],
  author_names: [AUTHOR_NAMES],
  guild_members: [...MERGE_ROLES_OF_MEMBERS, MEMBERS],
  roles: [ROLES],
  member_roles: [],
  emojis: [EMOJIS],
}
