import { assertNever } from '#shared/errors'
import type { ExportSource } from '#shared/export'
import type { AuthorBrief } from '#shared/rows'
import type { Queryable, Row } from '../db/database'
import { listLinks } from './link-list'
import { countMedia, listMedia } from './media-items'
import { listMembers } from './members'
import { cursorPages, type ExportRows, onePage } from './table-rows'
import { listThreads } from './threads'

type PanelSource = Extract<ExportSource, { kind: 'members' | 'threads' | 'media' | 'links' }>

const PAGE = 200

const COLUMNS: Record<PanelSource['kind'], string[]> = {
  members: [
    ...['author_id', 'author_name', 'user_name', 'is_bot', 'group', 'role_id', 'role_name'],
    ...['messages', 'last_message_at'],
  ],
  threads: [
    ...['channel_id', 'channel_name', 'channel_type', 'messages', 'people'],
    ...['first_message_at', 'last_message_at', 'start_channel_id', 'start_message_id'],
    ...['author_id', 'author_name', 'start_excerpt'],
  ],
  media: [
    ...['guild_id', 'channel_id', 'channel_name', 'message_id', 'position', 'posted_at'],
    ...['author_id', 'author_name', 'file_name', 'file_size_bytes', 'url'],
  ],
  links: [
    ...['url', 'domain', 'messages', 'people', 'first_at', 'last_at', 'channel_id', 'message_id'],
    ...['author_id', 'author_name'],
  ],
}

/** What a panel lists as flat rows: everything that its query finds, of members and threads the first 5,000. */
export async function panelRows(db: Queryable, source: PanelSource): Promise<ExportRows> {
  const columns = COLUMNS[source.kind]
  switch (source.kind) {
    case 'members': {
      const { members, groups } = await listMembers(db, source.query)
      const rows = members.map(({ group, ...member }) => ({
        ...member,
        group: groups[group]?.kind ?? null,
        role_id: groups[group]?.role?.role_id ?? null,
        role_name: groups[group]?.role?.role_name ?? null,
      }))
      return { columns, total: rows.length, pages: onePage(rows) }
    }
    case 'threads': {
      const { threads } = await listThreads(db, source.query)
      const rows = threads.map(({ start, ...thread }) => ({
        ...thread,
        start_channel_id: start?.channel_id ?? null,
        start_message_id: start?.message_id ?? null,
        start_excerpt: start?.excerpt ?? null,
        ...nameOf(start?.author),
      }))
      return { columns, total: rows.length, pages: onePage(rows) }
    }
    case 'media': {
      const { type, kept, at } = source.query
      const isWhole = kept === undefined && at === undefined
      const total = isWhole ? (await countMedia(db, source.query))[type] : null
      return { columns, total, pages: mediaPages(db, source.query) }
    }
    case 'links': {
      const { total } = await listLinks(db, { ...source.query, cursor: null, limit: 1 })
      return { columns, total, pages: linkPages(db, source.query) }
    }
    default:
      return assertNever(source)
  }
}

const nameOf = (author: AuthorBrief | undefined) => ({
  author_id: author?.author_id ?? null,
  author_name: author?.author_name ?? null,
})

const mediaPages = (
  db: Queryable,
  query: Extract<PanelSource, { kind: 'media' }>['query'],
): AsyncIterable<Row[]> =>
  cursorPages(async (cursor) => {
    const { items, next_cursor } = await listMedia(db, { ...query, cursor, limit: PAGE })
    const rows = items.map(({ author, media, ...item }) => ({
      ...item,
      ...nameOf(author),
      url: media.url,
    }))
    return { rows, next_cursor }
  })

const linkPages = (
  db: Queryable,
  query: Extract<PanelSource, { kind: 'links' }>['query'],
): AsyncIterable<Row[]> =>
  cursorPages(async (cursor) => {
    const { links, next_cursor } = await listLinks(db, { ...query, cursor, limit: PAGE })
    return {
      rows: links.map(({ last_by, ...link }) => ({ ...link, ...nameOf(last_by) })),
      next_cursor,
    }
  })
