import { z } from 'zod'
import {
  ArchiveAbout,
  ArchiveDisk,
  ArchiveId,
  ArchiveName,
  ArchiveSize,
  KnownArchive,
} from './archives'
import { AuthorCard, AuthorCardQuery, AuthorTies } from './author-card'
import { Bucket, BucketKeys, BucketLook, BucketPlace, StoredKey, StoredKeys } from './bucket'
import {
  Dashboard,
  DashboardFormat,
  DashboardRow,
  DashboardTile,
  DashboardToSave,
} from './dashboard'
import {
  EntityCorrection,
  EntityCorrectionRow,
  EntityDetails,
  EntityQuery,
  EntityRow,
} from './entities'
import { ExportFormat, Picture } from './export'
import {
  Coverage,
  ExportFileRow,
  FIRST_SORT,
  FileCounts,
  FileFilter,
  FileSort,
} from './export-files'
import {
  BackgroundState,
  BackgroundStatus,
  IngestedFile,
  IngestedFileCounts,
  JobRequest,
  JobSnapshot,
} from './job'
import { MeaningStatus } from './meaning'
import { MediaDownload, MediaKept, MediaStatus, MediaText, MediaTextQuery } from './media'
import { Overview, OverviewQuery } from './overview'
import { MAX_QUESTIONS } from './own-file'
import {
  OwnAnswer,
  OwnId,
  OwnLook,
  OwnQuestion,
  OwnRun,
  OwnStatement,
  SavedOwnQuestion,
} from './own-question'
import {
  DomainRow,
  LinkRow,
  LinksQuery,
  MediaCounts,
  MediaItem,
  MediaQuery,
  Members,
  MembersQuery,
  PanelPlace,
  ThreadRow,
  ThreadsQuery,
} from './panel'
import type { CancelSignal } from './port'
import { Cell, QuestionInfo, QuestionResult, QuestionRun } from './question'
import { Reactors, ReactorsQuery } from './reactions'
import { Removal, RemovalPlan } from './removal'
import {
  ArchiveStatus,
  AuthorRow,
  AuthorSuggestion,
  ChannelRow,
  GuildRow,
  MediaRef,
  MessageRow,
  PlaceName,
  RoleRow,
} from './rows'
import { RemovedSearch, SavedSearch, SearchNews, SearchToSave } from './saved-search'
import { SchemaTable } from './schema'
import { Scope, ScopeTime, TimeZone } from './scope'
import {
  SearchCount,
  SearchFacets,
  SearchMode,
  SearchName,
  SearchPage,
  SearchQuery,
  SearchSuggestion,
} from './search'
import { AppInfo, Settings, SettingsChange } from './settings'
import { AuthorKey, Id } from './snowflake'
import { FolderRow } from './sync'
import { MessageKey, MessageVersions } from './version'

type Host = 'main' | 'engine'

/** One call: who answers it, what goes in, what comes out. `internal` calls are refused from the window. */
function call<H extends Host, I extends z.ZodType, O extends z.ZodType>(spec: {
  host: H
  input: I
  output: O
  internal?: true
}) {
  return spec
}

const Nothing = z.object({})
const OneArchive = z.object({ archive_id: ArchiveId })
const OneOwn = z.object({ id: OwnId })
const OneSearch = z.object({ search_id: z.number().int() })
const OneDashboard = z.object({ dashboard_id: z.number().int() })
const PageLimit = z.number().int().min(1).max(200).default(100)

/** A place in a channel to read from. `before` and `after` are exclusive; `around` and `date` are centred. */
export const PagePlace = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('newest') }),
  z.object({ kind: z.literal('oldest') }),
  z.object({ kind: z.literal('before'), message_id: Id }),
  z.object({ kind: z.literal('after'), message_id: Id }),
  z.object({ kind: z.literal('around'), message_id: Id }),
  z.object({ kind: z.literal('date'), at: ScopeTime }),
])
export type PagePlace = z.infer<typeof PagePlace>

/** A calendar day that exists, `2025-03-01`. */
const Day = z.iso.date()

/** Every call of the app: the only list. Handlers, the client and the validators follow from its type. */
export const API = {
  'app.info': call({ host: 'main', input: Nothing, output: AppInfo }),
  'settings.get': call({ host: 'main', input: Nothing, output: Settings }),
  'settings.set': call({ host: 'main', input: SettingsChange, output: Settings }),
  /** Makes everything in the window larger or smaller by a step, between 50 and 300 %; resolves to the size it has then. */
  'window.zoom': call({
    host: 'main',
    input: z.object({ to: z.enum(['in', 'out', 'reset']) }),
    output: z.object({ percent: z.number().int() }),
  }),
  'archives.list': call({ host: 'main', input: Nothing, output: z.array(KnownArchive) }),
  /** Lets the user pick a folder, makes an empty archive in a new one inside it, and opens it; false when they cancel. */
  'archives.create': call({
    host: 'main',
    input: z.object({ name: ArchiveName }),
    output: z.boolean(),
  }),
  /** Lets the user pick a folder with an archive and opens it; false when they cancel. */
  'archives.add': call({ host: 'main', input: Nothing, output: z.boolean() }),
  'archives.open': call({ host: 'main', input: OneArchive, output: Nothing }),
  'archives.rename': call({
    host: 'main',
    input: OneArchive.extend({ name: ArchiveName }),
    output: Nothing,
  }),
  /** Lets the user pick a folder and brings the archive's folder into it; false when they cancel. */
  'archives.move': call({ host: 'main', input: OneArchive, output: z.boolean() }),
  'archives.cancel_move': call({ host: 'main', input: Nothing, output: Nothing }),
  /** Takes an archive off the list; its files stay. */
  'archives.forget': call({ host: 'main', input: OneArchive, output: Nothing }),
  'archives.size': call({ host: 'main', input: OneArchive, output: ArchiveSize }),
  /** Deletes the files of an archive; `typed_name` must be its name. */
  'archives.remove': call({
    host: 'main',
    input: OneArchive.extend({ typed_name: z.string() }),
    output: Nothing,
  }),
  /** The disk that the open archive lies on. */
  'archives.disk': call({ host: 'main', input: Nothing, output: ArchiveDisk }),
  /** Opens the system's file manager with the archive's folder selected. */
  'archives.show': call({ host: 'main', input: OneArchive, output: Nothing }),
  /**
   * Lets the user pick folders or files of exports, or the folder of a model; [] when they cancel. Picked paths may be used
   * in later calls.
   */
  'dialog.pick_paths': call({
    host: 'main',
    input: z.object({ kind: z.enum(['folder', 'files', 'model']) }),
    output: z.array(z.string()),
  }),
  /** Lets the user pick one folder to write into; null when they cancel. */
  'dialog.pick_out_dir': call({ host: 'main', input: Nothing, output: z.string().nullable() }),
  /** Lets the user name a file to write; null when they cancel. */
  'dialog.save_file': call({
    host: 'main',
    input: z.object({ suggested_name: z.string(), format: ExportFormat.or(DashboardFormat) }),
    output: z.string().nullable(),
  }),
  /** Lets the user name a file and writes a picture into it; its path, null when they cancel. */
  'pictures.save': call({
    host: 'main',
    input: z.object({ suggested_name: z.string().max(400), picture: Picture }),
    output: z.string().nullable(),
  }),
  /** Opens the system's file manager with the path selected. */
  'shell.show_path': call({ host: 'main', input: z.object({ path: z.string() }), output: Nothing }),
  /** Opens the system's file manager with a file of an export selected; `not_found` when it is not there. */
  'shell.show_media': call({ host: 'main', input: MediaRef, output: Nothing }),
  /** Asks, then opens a file of an export with the system's program for it; false when the user declined. */
  'shell.open_media': call({
    host: 'main',
    input: MediaRef.extend({ file_name: z.string().max(400) }),
    output: z.boolean(),
  }),
  /** Copies the picture that the window shows at a place, in points from its upper left corner. */
  'window.copy_image': call({
    host: 'main',
    input: z.object({ x: z.number().int().min(0), y: z.number().int().min(0) }),
    output: Nothing,
  }),
  /** The beginning of a file as text; null when it is no text, `not_found` when it is not there. */
  'media.read_text': call({ host: 'main', input: MediaTextQuery, output: MediaText.nullable() }),
  /**
   * Asks, then downloads a file that an export names by a link and keeps it in the archive; false when the user declined.
   * Aborting the call stops it. `media.progress` events tell how far it is.
   */
  'media.download': call({ host: 'main', input: MediaDownload, output: z.boolean() }),
  /** Opens the system's file manager with a file that the archive read selected; `not_found` when it is not there. */
  'shell.show_file': call({
    host: 'main',
    input: z.object({ file_id: z.number().int() }),
    output: Nothing,
  }),
  /** Asks, then opens an http(s) link in the system's browser; false when the user declined. */
  'shell.open_link': call({
    host: 'main',
    input: z.object({ url: z.string() }),
    output: z.boolean(),
  }),
  /** Renders a written HTML report in a hidden window and prints it. The engine asks for it. */
  'print.pdf': call({
    host: 'main',
    internal: true,
    input: z.object({ html_path: z.string(), pdf_path: z.string() }),
    output: Nothing,
  }),

  /**
   * Keeps a key for a bucket, in place of the one it had: encrypted by the system, or until the app quits. Refused with
   * `invalid_input` when the system cannot encrypt and `keep` is `keychain`.
   */
  'bucket_keys.store': call({
    host: 'main',
    input: BucketPlace.extend({
      ...BucketKeys.shape,
      keep: StoredKey.shape.kept.default('keychain'),
    }),
    output: StoredKeys,
  }),
  'bucket_keys.forget': call({ host: 'main', input: BucketPlace, output: StoredKeys }),
  /** Never tells a secret. */
  'bucket_keys.list': call({ host: 'main', input: Nothing, output: StoredKeys }),
  /** The key for a bucket; null when none is kept. The engine asks for it when it reads the bucket. */
  'bucket_keys.read': call({
    host: 'main',
    internal: true,
    input: BucketPlace,
    output: BucketKeys.nullable(),
  }),
  /** Counts what lies in a bucket, up to 10,000 objects, and tries whether it can be read. Reads no export. */
  'buckets.check': call({
    host: 'engine',
    input: z.object({ bucket: Bucket }),
    output: BucketLook,
  }),

  /** Facts about the archive that no list shows. */
  'archive.about': call({ host: 'engine', input: Nothing, output: ArchiveAbout }),
  'archive.status': call({ host: 'engine', input: Nothing, output: ArchiveStatus }),
  'guilds.list': call({ host: 'engine', input: Nothing, output: z.array(GuildRow) }),
  /** The files that the archive read, a page of them from a place in the list. */
  'files.list': call({
    host: 'engine',
    input: z.object({
      filter: FileFilter.default({}),
      sort: FileSort.default(FIRST_SORT),
      offset: z.number().int().min(0).default(0),
      limit: PageLimit,
    }),
    output: z.object({ rows: z.array(ExportFileRow), total: z.number().int() }),
  }),
  /** One of these files; `not_found` when the archive does not know it. */
  'files.get': call({
    host: 'engine',
    input: z.object({ file_id: z.number().int() }),
    output: ExportFileRow,
  }),
  /** How many of these files are in each state; states in the filter are not looked at. */
  'files.counts': call({
    host: 'engine',
    input: z.object({ filter: FileFilter.default({}) }),
    output: FileCounts,
  }),
  /** The times that the files cover: of every guild, of a guild's channels, of a channel's files. */
  'files.coverage': call({
    host: 'engine',
    input: z.object({ guild_id: Id.optional(), channel_id: Id.optional() }),
    output: Coverage,
  }),
  /** All channels, threads and forum posts of a guild, parents before their threads. */
  'channels.list': call({
    host: 'engine',
    input: z.object({ guild_id: Id }),
    output: z.array(ChannelRow),
  }),
  /** The pictures of a guild's channels: of groups, and of the other person of a direct conversation. */
  'channels.icons': call({
    host: 'engine',
    input: z.object({ guild_id: Id }),
    output: z.array(z.object({ channel_id: Id, icon: MediaRef })),
  }),
  /** The roles of a guild that some member has, highest first. */
  'roles.list': call({
    host: 'engine',
    input: z.object({ guild_id: Id }),
    output: z.array(RoleRow),
  }),
  /** A page of a channel in posting order, notices included. */
  'messages.page': call({
    host: 'engine',
    input: z.object({ channel_id: Id, place: PagePlace, limit: PageLimit }),
    output: z.object({
      messages: z.array(MessageRow),
      has_older: z.boolean(),
      has_newer: z.boolean(),
    }),
  }),
  /** The messages behind a number, newest first. `cursor` comes from the page before; null = no more. */
  'messages.in_scope': call({
    host: 'engine',
    input: z.object({
      scope: Scope,
      cursor: z.string().nullable().default(null),
      limit: PageLimit,
    }),
    output: z.object({
      messages: z.array(MessageRow),
      total: z.number().int(),
      next_cursor: z.string().nullable(),
    }),
  }),
  /** Messages per day of a channel in a time zone, oldest day first; days without any are left out. */
  'messages.days': call({
    host: 'engine',
    input: z.object({ channel_id: Id, tz: TimeZone }),
    output: z.object({ days: z.array(z.object({ day: Day, messages: z.number().int() })) }),
  }),
  /** What the page of a guild, a channel or an author shows: everything about the messages of a scope at once. */
  'overview.get': call({ host: 'engine', input: OverviewQuery, output: Overview }),
  /** The ids of content messages from one to another (any order) or of a day, oldest first, at most MAX_SELECTED. */
  'messages.ids': call({
    host: 'engine',
    input: z.object({
      channel_id: Id,
      span: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('between'), first: Id, last: Id }),
        z.object({ kind: z.literal('day'), day: Day, tz: TimeZone }),
      ]),
    }),
    output: z.object({ ids: z.array(Id), truncated: z.boolean() }),
  }),
  /** These messages of a channel, oldest first, with its name. */
  'messages.by_ids': call({
    host: 'engine',
    input: z.object({ channel_id: Id, ids: z.array(Id).max(200) }),
    output: z.array(MessageRow),
  }),
  /** What older exports showed of a message; `not_found` when the archive does not hold it. */
  'messages.versions': call({ host: 'engine', input: MessageKey, output: MessageVersions }),
  /** Who gave a reaction, a page of people; `not_found` when the message has no such reaction. */
  'messages.reactors': call({ host: 'engine', input: ReactorsQuery, output: Reactors }),
  /** A page of hits. A page may be short although others follow. */
  'search.messages': call({
    host: 'engine',
    input: SearchQuery.extend({ cursor: z.string().nullable().default(null), limit: PageLimit }),
    output: SearchPage,
  }),
  /** How many hits there are: where that takes long, a part at a time, each call a moment. `next` comes from the call before. */
  'search.count': call({
    host: 'engine',
    input: SearchQuery.extend({ next: z.string().nullable().default(null) }),
    output: SearchCount,
  }),
  'search.facets': call({ host: 'engine', input: SearchQuery, output: SearchFacets }),
  /** The ways to match that the archive can do now: those by meaning once it knows any. */
  'search.modes': call({
    host: 'engine',
    input: Nothing,
    output: z.object({ modes: z.array(SearchMode) }),
  }),
  /** What the ids in a search are called; those of nobody and nothing are left out. */
  'search.names': call({
    host: 'engine',
    input: SearchQuery.pick({ text: true }),
    output: z.array(SearchName),
  }),
  /** What the word at the caret of a search may become, best first; counts are null until they are counted. */
  'search.suggest': call({
    host: 'engine',
    input: z.object({
      text: z.string().max(1000),
      caret: z.number().int().min(0),
      tz: TimeZone.optional(),
      limit: z.number().int().min(1).max(50).default(10),
    }),
    output: z.array(SearchSuggestion),
  }),
  /** The saved searches, by name. */
  'searches.list': call({ host: 'engine', input: Nothing, output: z.array(SavedSearch) }),
  /** Keeps a search, as seen by now; one that asks the same is kept once, under the newer name. */
  'searches.save': call({
    host: 'engine',
    input: SearchToSave,
    output: z.object({ search_id: z.number().int() }),
  }),
  'searches.rename': call({
    host: 'engine',
    input: OneSearch.extend({ name: SearchToSave.shape.name }),
    output: Nothing,
  }),
  /** Forgets a saved search; `searches.restore` brings back what it gives. */
  'searches.remove': call({ host: 'engine', input: OneSearch, output: RemovedSearch }),
  'searches.restore': call({ host: 'engine', input: RemovedSearch, output: Nothing }),
  /** Takes the hits of a saved search as looked at by now. */
  'searches.seen': call({ host: 'engine', input: OneSearch, output: Nothing }),
  /** How many of its hits came in since it was looked at; dates in it are of the time zone, UTC when absent. */
  'searches.news': call({
    host: 'engine',
    input: OneSearch.extend({ tz: TimeZone.optional() }),
    output: SearchNews,
  }),
  /** Authors of a guild by name (a part of it, any case), most messages first. */
  'authors.find': call({
    host: 'engine',
    input: z.object({ guild_id: Id, text: z.string().default(''), limit: PageLimit }),
    output: z.array(AuthorRow),
  }),
  /** Every channel, thread and post of the archive by name, the newest first. */
  'palette.places': call({ host: 'engine', input: Nothing, output: z.array(PlaceName) }),
  /**
   * The authors of all guilds that a typed name may mean, accents and case apart, closest name first and then who wrote
   * last; each once, in `guild_id` when they wrote there. [] for ''.
   */
  'palette.authors': call({
    host: 'engine',
    input: z.object({
      text: z.string().max(200),
      guild_id: Id.nullable().default(null),
      limit: PageLimit,
    }),
    output: z.array(AuthorSuggestion),
  }),
  /** One author of a guild; `not_found` when they never wrote there. */
  'authors.get': call({
    host: 'engine',
    input: z.object({ guild_id: Id, author_id: AuthorKey }),
    output: AuthorRow,
  }),
  /** Everything about an author of a guild; `not_found` when no export of it names them. */
  'authors.card': call({ host: 'engine', input: AuthorCardQuery, output: AuthorCard }),
  /** With whom an author talks; empty for somebody unknown. */
  'authors.ties': call({
    host: 'engine',
    input: AuthorCardQuery.omit({ tz: true }),
    output: AuthorTies,
  }),
  /** Who wrote in a channel, by their highest role. */
  'members.list': call({ host: 'engine', input: MembersQuery, output: Members }),
  /** The threads or posts of a channel or forum; `total` counts those beyond the limit, too. */
  'threads.list': call({
    host: 'engine',
    input: ThreadsQuery,
    output: z.object({ threads: z.array(ThreadRow), total: z.number().int() }),
  }),
  /** A page of the files that messages name. With `kept` it may be short although others follow. */
  'media.items': call({
    host: 'engine',
    input: MediaQuery.extend({ cursor: z.string().nullable().default(null), limit: PageLimit }),
    output: z.object({ items: z.array(MediaItem), next_cursor: z.string().nullable() }),
  }),
  'media.item_counts': call({ host: 'engine', input: PanelPlace, output: MediaCounts }),
  /** A page of the addresses that messages link to, each once. */
  'links.list': call({
    host: 'engine',
    input: LinksQuery.extend({ cursor: z.string().nullable().default(null), limit: PageLimit }),
    output: z.object({
      links: z.array(LinkRow),
      total: z.number().int(),
      next_cursor: z.string().nullable(),
    }),
  }),
  /** The domains that messages link to, most messages first. */
  'links.domains': call({ host: 'engine', input: PanelPlace, output: z.array(DomainRow) }),
  /** What messages name (people, places, projects …), most messages first. */
  'entities.list': call({
    host: 'engine',
    input: EntityQuery.extend({ cursor: z.string().nullable().default(null), limit: PageLimit }),
    output: z.object({ entities: z.array(EntityRow), next_cursor: z.string().nullable() }),
  }),
  /** Everything about one, or about what of it a guild says; `not_found` when nothing names it any more. */
  'entities.get': call({
    host: 'engine',
    input: z.object({
      entity_id: z.number().int(),
      guild_id: Id.optional(),
      /** The zone of the months; UTC when absent. */
      tz: TimeZone.optional(),
    }),
    output: EntityDetails,
  }),
  /** Says something about one; gives the entity that it is now. */
  'entities.correct': call({
    host: 'engine',
    input: EntityCorrection,
    output: z.object({ correction_id: z.number().int(), entity_id: z.number().int() }),
  }),
  /** All that the user said, newest first. */
  'entities.corrections': call({
    host: 'engine',
    input: Nothing,
    output: z.array(EntityCorrectionRow),
  }),
  /** Takes back one thing that the user said; `not_found` when it was taken back already. */
  'entities.undo': call({
    host: 'engine',
    input: z.object({ correction_id: z.number().int() }),
    output: Nothing,
  }),
  /** The catalogue, then the questions that the user wrote. */
  'questions.list': call({ host: 'engine', input: Nothing, output: z.array(QuestionInfo) }),
  'questions.run': call({ host: 'engine', input: QuestionRun, output: QuestionResult }),
  /** Of which messages and with what a question is asked, in words and names. */
  'questions.describe': call({
    host: 'engine',
    input: QuestionRun.pick({ scope: true, guild_ids: true, params: true }),
    output: z.object({ words: z.string() }),
  }),
  /** The ids of the questions that the user pinned, those pinned first on top; kept with the archive. */
  'questions.pins': call({ host: 'engine', input: Nothing, output: z.array(z.string()) }),
  'questions.pin': call({
    host: 'engine',
    input: z.object({ question_id: z.string().min(1).max(200), is_pinned: z.boolean() }),
    output: Nothing,
  }),
  /** A question that the user wrote, to be changed; `not_found` when there is none. */
  'own_questions.get': call({ host: 'engine', input: OneOwn, output: SavedOwnQuestion }),
  /** Keeps a new question (`id` null) or another state of one. */
  'own_questions.save': call({
    host: 'engine',
    input: z.object({ id: OwnId.nullable(), question: OwnQuestion }),
    output: OneOwn,
  }),
  /** Forgets a question; `own_questions.restore` brings back what it gives. */
  'own_questions.remove': call({ host: 'engine', input: OneOwn, output: SavedOwnQuestion }),
  'own_questions.restore': call({ host: 'engine', input: SavedOwnQuestion, output: Nothing }),
  /** These questions, or all, as the text of a file that others can import. */
  'own_questions.share': call({
    host: 'engine',
    input: z.object({ ids: z.array(OwnId).min(1).max(MAX_QUESTIONS).nullable() }),
    output: z.object({ text: z.string() }),
  }),
  /** Lets the user name a file and writes such a text into it; its path, null when they cancel. */
  'own_questions.save_file': call({
    host: 'main',
    input: z.object({
      ids: z.array(OwnId).min(1).max(MAX_QUESTIONS).nullable(),
      suggested_name: z.string().max(400),
    }),
    output: z.string().nullable(),
  }),
  /** Keeps all questions of such a text, or none; `invalid_input` says what is wrong with it. */
  'own_questions.import': call({
    host: 'engine',
    input: z.object({ text: z.string() }),
    output: z.object({ ids: z.array(OwnId) }),
  }),
  /** Runs what stands in the editor. Aborting the call stops it, also while it runs. */
  'own_questions.run': call({ host: 'engine', input: OwnRun, output: OwnAnswer }),
  /** What a statement would give, without running it. */
  'own_questions.look': call({ host: 'engine', input: OwnStatement, output: OwnLook }),
  /** The tables that a statement may read. */
  'schema.tables': call({ host: 'engine', input: Nothing, output: z.array(SchemaTable) }),
  /** One read-only statement that a person typed; nothing it does outlives it. */
  'sql.run': call({
    host: 'engine',
    input: z.object({
      sql: z.string().min(1),
      limit: z.number().int().min(1).max(10_000).default(1000),
    }),
    output: z.object({
      columns: z.array(z.string()),
      rows: z.array(z.record(z.string(), Cell)),
      truncated: z.boolean(),
    }),
  }),
  /** The user's dashboards, by name. */
  'dashboards.list': call({ host: 'engine', input: Nothing, output: z.array(DashboardRow) }),
  'dashboards.get': call({ host: 'engine', input: OneDashboard, output: Dashboard }),
  /** Keeps a new dashboard, or another state of one; gives it as it is kept. */
  'dashboards.save': call({ host: 'engine', input: DashboardToSave, output: Dashboard }),
  /** Puts a tile at the end of a dashboard. */
  'dashboards.pin': call({
    host: 'engine',
    input: OneDashboard.extend({ tile: DashboardTile }),
    output: Dashboard,
  }),
  /** Forgets a dashboard; `dashboards.restore` brings back what it gives. */
  'dashboards.remove': call({ host: 'engine', input: OneDashboard, output: Dashboard }),
  'dashboards.restore': call({ host: 'engine', input: Dashboard, output: Nothing }),
  /** What a removal would do; `not_found` when the archive does not hold it. */
  'archive.plan_removal': call({ host: 'engine', input: Removal, output: RemovalPlan }),
  'jobs.start': call({ host: 'engine', input: JobRequest, output: JobSnapshot }),
  /** Newest first. */
  'jobs.list': call({ host: 'engine', input: Nothing, output: z.array(JobSnapshot) }),
  'jobs.cancel': call({
    host: 'engine',
    input: z.object({ id: z.number().int() }),
    output: JobSnapshot,
  }),
  /** Runs a cancelled, failed or interrupted job again from its checkpoint. */
  'jobs.resume': call({
    host: 'engine',
    input: z.object({ id: z.number().int() }),
    output: JobSnapshot,
  }),
  /** What the archive knows of meanings, and by which model. */
  'meaning.status': call({ host: 'engine', input: Nothing, output: MeaningStatus }),
  /** Another model for this archive: one in a folder that the user picked, null = the one that comes with the app. */
  'meaning.choose_model': call({
    host: 'engine',
    input: z.object({ folder: z.string().min(1).nullable() }),
    output: MeaningStatus,
  }),
  /** What the engine does by itself, and what is left of it. `jobs.start` and `jobs.resume` run it whatever the state. */
  'background.status': call({ host: 'engine', input: Nothing, output: BackgroundStatus }),
  /** Lets background work run, wait, or end; main asks it. */
  'background.set': call({
    host: 'engine',
    internal: true,
    input: z.object({ state: BackgroundState }),
    output: Nothing,
  }),
  /** What an ingest job did, file by file, those that need a look first; `limit` null = all of them. */
  'jobs.files': call({
    host: 'engine',
    input: z.object({
      id: z.number().int(),
      state: IngestedFile.shape.state.optional(),
      offset: z.number().int().min(0).default(0),
      limit: z.number().int().min(1).max(200).nullable().default(null),
    }),
    output: z.array(IngestedFile),
  }),
  /** How many files of an ingest job are in each state. */
  'jobs.file_counts': call({
    host: 'engine',
    input: z.object({ id: z.number().int() }),
    output: IngestedFileCounts,
  }),
  /** The folders that were ingested, those that are kept in sync first. */
  'sync.list': call({ host: 'engine', input: Nothing, output: z.array(FolderRow) }),
  /** Keeps a folder in sync from now on, with all below it; nothing happens when it is already. */
  'sync.add': call({
    host: 'engine',
    input: z.object({ path: z.string().min(1) }),
    output: Nothing,
  }),
  /** Ends that; what came in stays. */
  'sync.remove': call({
    host: 'engine',
    input: z.object({ sync_id: z.number().int() }),
    output: Nothing,
  }),
  /** Looks at a folder that is kept in sync now; `not_found` when it is none. */
  'sync.check': call({
    host: 'engine',
    input: z.object({ sync_id: z.number().int() }),
    output: Nothing,
  }),
  /** The media folders, what they hold, and how much of what the messages name that is. */
  'media.status': call({ host: 'engine', input: Nothing, output: MediaStatus }),
  /** True when the archive knows of any file on disk. */
  'media.any': call({ host: 'engine', input: Nothing, output: z.boolean() }),
  /** True when a file is on disk or in the archive's copy. */
  'media.has': call({ host: 'engine', input: MediaRef, output: z.boolean() }),
  /** Takes a downloaded file into the archive's copy, and its link into the index. The file itself is not needed after. */
  'media.keep': call({
    host: 'engine',
    internal: true,
    input: MediaKept,
    output: Nothing,
  }),
  /** The file on disk that an export's url means; null when no folder that the user gave and no copy holds it. */
  'media.resolve': call({
    host: 'engine',
    internal: true,
    input: MediaRef,
    output: z
      .object({
        path: z.string(),
        /** The zip archive that the file was unpacked from; absent when it lies on the disk by itself. */
        inside: z.string().optional(),
      })
      .nullable(),
  }),
} as const

export type Api = typeof API
export type CallName = keyof Api
/** What a caller passes: defaults may be left out. */
export type CallInput<N extends CallName> = z.input<Api[N]['input']>
/** What a handler receives: validated, defaults filled in. */
export type HandlerInput<N extends CallName> = z.output<Api[N]['input']>
export type CallOutput<N extends CallName> = z.output<Api[N]['output']>
export type CallsOf<H extends Host> = {
  [N in CallName]: Api[N]['host'] extends H ? N : never
}[CallName]

/** One function per call of a host: a missing or misnamed handler does not compile. */
export type Handlers<H extends Host> = {
  [N in CallsOf<H>]: (input: HandlerInput<N>, signal: CancelSignal) => Promise<CallOutput<N>>
}
