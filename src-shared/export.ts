import { z } from 'zod'
import type { DashboardFormat } from './dashboard'
import { FIRST_SORT, FileFilter, FileSort } from './export-files'
import { LinksQuery, MediaQuery, MembersQuery, ThreadsQuery } from './panel'
import { QuestionRun } from './question'
import { Scope } from './scope'
import { SearchQuery } from './search'
import { Id } from './snowflake'

/** The file formats of a table. */
export const TABLE_FORMATS = ['csv', 'json'] as const
export const TableFormat = z.enum(TABLE_FORMATS)
export type TableFormat = z.infer<typeof TableFormat>

/** What an export can be written as. `markdown` = to be read: the hits of a search with the conversation around them. */
export const EXPORT_FORMATS = [...TABLE_FORMATS, 'markdown'] as const
export const ExportFormat = z.enum(EXPORT_FORMATS)
export type ExportFormat = z.infer<typeof ExportFormat>

/** How a file of the format ends, without the dot. */
export function extensionOf(format: FileFormat): string {
  return format === 'markdown' ? 'md' : format
}

/** What a chart can be written as. */
export const PICTURE_FORMATS = ['svg', 'png'] as const
export const PictureFormat = z.enum(PICTURE_FORMATS)
export type PictureFormat = z.infer<typeof PictureFormat>

/** A picture that the window drew: SVG as text, PNG in base64. */
export const Picture = z.discriminatedUnion('format', [
  z.object({ format: z.literal('svg'), data: z.string().startsWith('<svg ').max(40_000_000) }),
  z.object({
    format: z.literal('png'),
    data: z.base64().startsWith('iVBORw0KGgo').max(80_000_000),
  }),
])
export type Picture = z.infer<typeof Picture>

/** Every kind of file that the user can be asked a name for. */
export type FileFormat = ExportFormat | PictureFormat | DashboardFormat

/** How many messages can stand before and after each hit in Markdown. */
export const MAX_CONTEXT = 5
export const ExportContext = z.number().int().min(0).max(MAX_CONTEXT)

/** The tables of the archive that can be exported whole; names as in SQL. */
export const ARCHIVE_TABLES = [
  'guilds',
  'channels',
  'messages',
  'authors',
  'reactions',
  'attachments',
  'roles',
  'mentions',
  'author_names',
  'guild_members',
  'author_roles',
  'reaction_users',
  'replies',
  'links',
  'embeds',
  'stickers',
  'emojis',
  'message_versions',
  'missing_messages',
  'export_files',
] as const
export const ArchiveTable = z.enum(ARCHIVE_TABLES)
export type ArchiveTable = z.infer<typeof ArchiveTable>

/** What is on screen, said as a value, so that all of it (not the visible page) can be written. */
export const ExportSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), table: ArchiveTable, guild_id: Id.optional() }),
  z.object({ kind: z.literal('question'), run: QuestionRun }),
  z.object({ kind: z.literal('search'), query: SearchQuery }),
  z.object({ kind: z.literal('messages'), scope: Scope }),
  z.object({ kind: z.literal('members'), query: MembersQuery }),
  z.object({ kind: z.literal('threads'), query: ThreadsQuery }),
  z.object({ kind: z.literal('media'), query: MediaQuery }),
  z.object({ kind: z.literal('links'), query: LinksQuery }),
  /** The files that the archive read. */
  z.object({
    kind: z.literal('files'),
    filter: FileFilter.default({}),
    sort: FileSort.default(FIRST_SORT),
  }),
  /** What an ingest did, file by file. */
  z.object({ kind: z.literal('job_files'), job_id: z.number().int() }),
])
export type ExportSource = z.infer<typeof ExportSource>
