import type { MediaRef } from '#shared/rows'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { NO_ICON } from '../guilds'
import { authorValue, type Names, splitKeys } from './names'

/** An author as a suggestion shows them, and the value that means exactly them. */
export type ShownAuthor = { label: string; detail: string; value: string; icon: MediaRef | null }

type AuthorRow = {
  author_key: string
  author_name: string
  user_name: string
  avatar: MediaRef | null
}

/** The authors of the keys, by key; in several guilds as the newest export shows them. */
export async function authorPictures(
  db: Queryable,
  keys: readonly string[],
  names: Names,
): Promise<ReadonlyMap<string, ShownAuthor>> {
  if (keys.length === 0) return new Map()
  const { ids, faces } = splitKeys(keys)
  const rows = await db.query<AuthorRow>(sql`
    select distinct on (a.author_key) a.author_key, a.author_name, a.user_name,
      case when a.avatar_url is not null
        then jsonb_build_object('url', a.avatar_url, 'file_id', a.file_id) end as avatar
    from unnest(${ids}::bigint[], ${faces}::text[]) asked (author_id, webhook_name)
    cross join discord.guilds g
    join discord.guild_authors a on a.guild_id = g.id and a.author_id = asked.author_id
      and a.webhook_name = asked.webhook_name
    order by a.author_key, a.file_id desc`)
  return new Map(
    rows.map(({ author_key, author_name, user_name, avatar }) => [
      author_key,
      {
        label: author_name,
        detail: user_name === author_name ? '' : user_name,
        value: authorValue(names, author_key, [author_name]),
        icon: avatar,
      },
    ]),
  )
}

/** The pictures of guilds, by id. */
export async function guildPictures(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, MediaRef>> {
  if (ids.length === 0) return new Map()
  const rows = await db.query<{ id: string; icon: MediaRef }>(sql`
    select id, jsonb_build_object('url', icon_url, 'file_id', file_id) as icon from discord.guilds
    where id = any (${ids}::bigint[]) and icon_url <> ${NO_ICON}`)
  return new Map(rows.map(({ id, icon }) => [id, icon]))
}

/** The pictures of custom emoji, by key. */
export async function emojiPictures(
  db: Queryable,
  keys: readonly string[],
): Promise<ReadonlyMap<string, MediaRef>> {
  if (keys.length === 0) return new Map()
  const rows = await db.query<{ emoji_key: string; icon: MediaRef }>(sql`
    select emoji_key, jsonb_build_object('url', image_url, 'file_id', file_id) as icon
    from discord.emojis where emoji_key = any (${keys}::text[]) and image_url is not null`)
  return new Map(rows.map(({ emoji_key, icon }) => [emoji_key, icon]))
}
