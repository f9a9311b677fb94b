import { AppError } from '#shared/errors'
import type { AuthorBrief, AuthorRow } from '#shared/rows'
import { joinAuthorKey, splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../db/database'
import { raw, type Sql, sql } from '../db/sql'

/** The columns of an {@link AuthorBrief} from the view `discord.guild_authors a`. */
export const BRIEF: Sql = raw(`a.author_key as author_id, a.author_name, a.user_name, a.color,
  case when a.avatar_url is not null
    then jsonb_build_object('url', a.avatar_url, 'file_id', a.file_id) end as avatar,
  a.is_bot`)

/** A condition on `discord.guild_authors a`: the part stands in a name of theirs, now or before, in any case. */
export function isNamed(part: string): Sql {
  return sql`(a.author_name ilike discord.containing(${part})
    or a.user_name ilike discord.containing(${part})
    or exists (select from discord.author_names n
      where n.author_id = a.author_id and n.webhook_name = a.webhook_name
        and n.guild_id in (0, a.guild_id) and n.name ilike discord.containing(${part})))`
}

/**
 * Authors with a counted message in the guild, most messages first. `text` is a part of a name, of any case; names of
 * the past are found too. '' finds everybody.
 */
export async function findAuthors(
  db: Queryable,
  { guild_id, text, limit }: { guild_id: string; text: string; limit: number },
): Promise<AuthorRow[]> {
  const part = text.trim()
  return db.query<AuthorRow>(sql`
    with posts as (
      select author_id, webhook_name, count(*)::int as messages,
             min(posted_at) as first_message_at, max(posted_at) as last_message_at
      from discord.messages where guild_id = ${guild_id} and is_content and not is_twin
      group by 1, 2
    )
    select ${BRIEF}, p.messages, p.first_message_at, p.last_message_at
    from posts p
    join discord.guild_authors a on a.guild_id = ${guild_id} and a.author_id = p.author_id
      and a.webhook_name = p.webhook_name
    ${part === '' ? sql`` : sql`where ${isNamed(part)}`}
    order by p.messages desc, a.author_id, a.webhook_name
    limit ${limit}`)
}

/** One author of a guild with their counted messages; `not_found` when no message of theirs, not even a notice, is there. */
export async function getAuthor(
  db: Queryable,
  { guild_id, author_id: key }: { guild_id: string; author_id: string },
): Promise<AuthorRow> {
  const { author_id, webhook_name } = splitAuthorKey(key)
  const [author] = await db.query<AuthorRow>(sql`
    select ${BRIEF}, p.messages, p.first_message_at, p.last_message_at
    from discord.guild_authors a
    cross join lateral (
      select count(*) as stored, (count(*) filter (where is_content and not is_twin))::int as messages,
             min(posted_at) filter (where is_content and not is_twin) as first_message_at,
             max(posted_at) filter (where is_content and not is_twin) as last_message_at
      from discord.messages m
      where m.guild_id = a.guild_id and m.author_id = a.author_id
        and m.webhook_name = a.webhook_name
    ) p
    where a.guild_id = ${guild_id} and a.author_id = ${author_id}
      and a.webhook_name = ${webhook_name} and p.stored > 0`)
  if (!author) throw new AppError('not_found', 'This author has no messages in this guild.')
  return author
}

/** An author in a guild, as a message names them. */
export type AuthorRef = { guild_id: string; author_id: string; webhook_name: string }

/** How each of the authors is shown, from one query. */
export async function briefAuthors(
  db: Queryable,
  refs: readonly AuthorRef[],
): Promise<(ref: AuthorRef) => AuthorBrief> {
  const find = await findBriefs(db, refs)
  return (ref) => find(ref) ?? unknownAuthor(ref)
}

/** The same for people who may be in no file of the guild: null for those. */
export async function findBriefs(
  db: Queryable,
  refs: readonly AuthorRef[],
): Promise<(ref: AuthorRef) => AuthorBrief | null> {
  const distinct = [...new Map(refs.map((ref) => [refKey(ref), ref])).values()]
  const rows =
    distinct.length === 0
      ? []
      : await db.query<AuthorBrief & { guild_id: string; id: string; webhook_name: string }>(sql`
          select ${BRIEF}, k.guild_id, k.author_id as id, k.webhook_name
          from unnest(${distinct.map((ref) => ref.guild_id)}::bigint[],
                      ${distinct.map((ref) => ref.author_id)}::bigint[],
                      ${distinct.map((ref) => ref.webhook_name)}::text[])
            as k (guild_id, author_id, webhook_name)
          join discord.guild_authors a on a.guild_id = k.guild_id and a.author_id = k.author_id
            and a.webhook_name = k.webhook_name`)
  const briefs = new Map(
    rows.map(({ guild_id, id, webhook_name, ...brief }) => [
      refKey({ guild_id, author_id: id, webhook_name }),
      brief,
    ]),
  )
  return (ref) => briefs.get(refKey(ref)) ?? null
}

function refKey({ guild_id, author_id, webhook_name }: AuthorRef): string {
  return `${guild_id}/${author_id}/${webhook_name}`
}

/** Every stored person has rows; this keeps a page readable should an ingest have left one out. */
export function unknownAuthor({ author_id, webhook_name }: AuthorRef): AuthorBrief {
  return {
    author_id: joinAuthorKey(author_id, webhook_name),
    author_name: webhook_name || author_id,
    user_name: webhook_name || author_id,
    color: null,
    avatar: null,
    is_bot: webhook_name !== '',
  }
}
