import { spanWords } from '#charts/span'
import { formatDay } from '#charts/text'
import type { QuestionRun } from '#shared/question'
import type { Scope } from '#shared/scope'
import { splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { sql } from '../db/sql'

/**
 * Of which messages and with what a question is asked, in words, for a line below its title: `Harbour · #general · from
 * 2024-03-01 · without bots`. '' = of everything. Names are as the archive has them, so they may be anything.
 */
export async function runWords(
  db: Queryable,
  { scope, guild_ids, params }: Pick<QuestionRun, 'scope' | 'guild_ids' | 'params'>,
): Promise<string> {
  const guilds = guild_ids ?? scope.guild_ids ?? (scope.guild_id ? [scope.guild_id] : [])
  const author = scope.author_id === undefined ? null : splitAuthorKey(scope.author_id)
  const [names] = await db.query<{
    guilds: string[] | null
    channel: string | null
    author: string | null
    role: string | null
  }>(sql`
    select
      (select array_agg(name order by lower(name)) from discord.guilds
        where id = any(${guilds}::bigint[])) as guilds,
      (select name from discord.channels where id = ${scope.channel_id ?? null}::bigint) as channel,
      (select coalesce(gm.nickname, a.name)
        from discord.authors a
        left join discord.guild_members gm on gm.guild_id = ${scope.guild_id ?? null}::bigint
          and gm.author_id = a.id and gm.webhook_name = a.webhook_name
        where a.id = ${author?.author_id ?? null}::bigint
          and a.webhook_name = ${author?.webhook_name ?? ''}) as author,
      (select name from discord.roles where id = ${scope.role_id ?? null}::bigint limit 1) as role`)
  const values = Object.values(params).map((value) =>
    Array.isArray(value) ? value.join(', ') : String(value),
  )
  return [
    names?.guilds?.join(', '),
    names?.channel && `#${names.channel}`,
    names?.author,
    names?.role && `@${names.role}`,
    ...timeWords(scope),
    scope.text && `“${scope.text}”`,
    ...values.filter((value) => value !== ''),
    scope.bots && (scope.bots === 'exclude' ? 'without bots' : 'with bots'),
  ]
    .filter((part): part is string => typeof part === 'string' && part !== '')
    .join(' · ')
}

function timeWords({ from, to }: Scope): string[] {
  const [first, end] = [from?.slice(0, 10), to?.slice(0, 10)]
  if (first && end && first < end) return [spanWords({ from: first, to: end })]
  return [
    ...(first ? [`from ${formatDay(first)}`] : []),
    ...(end ? [`before ${formatDay(end)}`] : []),
  ]
}
