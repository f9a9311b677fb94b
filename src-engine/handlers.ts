import type { Handlers } from '#shared/api'
import { isLoad } from '#shared/job'
import { aboutArchive } from './archive/about'
import { authorCard } from './archive/author-card'
import { authorTies } from './archive/author-ties'
import { findAuthors, getAuthor } from './archive/authors'
import { listChannelIcons } from './archive/channel-icons'
import { listChannels } from './archive/channels'
import { coverage } from './archive/coverage'
import {
  getDashboard,
  listDashboards,
  pinTile,
  removeDashboard,
  restoreDashboard,
  saveDashboard,
} from './archive/dashboards'
import { getEntity, listEntities } from './archive/entities/entities'
import {
  correctEntity,
  listCorrections,
  undoCorrection,
} from './archive/entities/entity-corrections'
import { countExportFiles, getExportFile, listExportFiles } from './archive/export-files'
import { listGuilds } from './archive/guilds'
import { countJobFiles, pageJobFiles } from './archive/job-files'
import { listDomains, listLinks } from './archive/link-list'
import { chooseModel, meaningStatus } from './archive/meaning/meaning-status'
import type { Meanings } from './archive/meaning/meanings'
import { resolveMedia } from './archive/media'
import { keepMedia } from './archive/media-downloads'
import { countMedia, listMedia } from './archive/media-items'
import { hasMedia, mediaStatus } from './archive/media-status'
import { listMembers } from './archive/members'
import { messagesInScope, pageMessages } from './archive/messages'
import type { Overviews } from './archive/overview/overviews'
import { namePlaces, suggestAuthors } from './archive/palette'
import { listQuestionPins, pinQuestion } from './archive/question-pins'
import { listReactors } from './archive/reactions'
import { planRemoval } from './archive/removal'
import { listRoles } from './archive/roles'
import { runWords } from './archive/run-words'
import {
  countNewHits,
  listSavedSearches,
  markSearchSeen,
  removeSearch,
  renameSearch,
  restoreSearch,
  saveSearch,
} from './archive/saved-searches'
import { schemaTables } from './archive/schema'
import { countHits } from './archive/search/count'
import { searchFacets } from './archive/search/facets'
import { namesIn, searchModes } from './archive/search/says'
import { searchMessages } from './archive/search/search'
import { suggest } from './archive/search/suggest'
import { messageIds, messagesById } from './archive/selection'
import { archiveStatus } from './archive/status'
import { listThreads } from './archive/threads'
import { channelDays } from './archive/timeline'
import { messageVersions } from './archive/versions'
import type { Database } from './db/database'
import type { EngineHost } from './host'
import type { Background } from './jobs/background'
import { checkBucket } from './jobs/buckets'
import type { FolderSync } from './jobs/folder-sync'
import { JOB_KINDS } from './jobs/index'
import type { IndexKeeper } from './jobs/index-keeper'
import type { Runner } from './jobs/runner'
import type { Meaning } from './meaning/meaning'
import { askQuestion, listAllQuestions } from './questions/own'
import { ownHandlers } from './questions/own-handlers'

/** What the handlers work on. */
export type HandlerContext = {
  db: Database
  archiveDir: string
  host: EngineHost
  runner: Runner
  /** null = this engine was opened without a model. */
  meanings: Meanings | null
  meaning: Meaning | null
  /** The folder of the model that comes with the app. */
  modelDir: string | null
  indexes: IndexKeeper
  folders: FolderSync
  background: Background
  overviews: Overviews
  /** Does something in line with the calls that are not in {@link AT_ONCE}. */
  inTurn<T>(work: () => Promise<T>): Promise<T>
}

/** Every call that the engine answers, and the function that answers it. */
export function engineHandlers(context: HandlerContext): Handlers<'engine'> {
  const {
    db,
    archiveDir,
    host,
    runner,
    indexes,
    folders,
    background,
    overviews,
    inTurn,
    meanings,
    meaning,
    modelDir,
  } = context
  return {
    'archive.about': () => aboutArchive(db, archiveDir),
    'archive.status': () => archiveStatus(db, archiveDir),
    'guilds.list': () => listGuilds(db),
    'files.list': (input) => listExportFiles(db, input),
    'files.get': (input) => getExportFile(db, input),
    'files.counts': ({ filter }) => countExportFiles(db, filter),
    'files.coverage': (input) => coverage(db, input),
    'channels.list': (input) => listChannels(db, input),
    'channels.icons': (input) => listChannelIcons(db, input),
    'roles.list': (input) => listRoles(db, input),
    'messages.page': (input) => pageMessages(db, input),
    'messages.in_scope': (input) => messagesInScope(db, input),
    'messages.days': (input) => channelDays(db, input),
    'overview.get': (input, signal) => overviews.get(input, signal),
    'messages.ids': (input) => messageIds(db, input),
    'messages.by_ids': (input) => messagesById(db, input),
    'messages.versions': (input) => messageVersions(db, input),
    'messages.reactors': (input) => listReactors(db, input),
    'search.messages': (input) => searchMessages(db, input, meanings),
    'search.count': (input) => countHits(db, input, meanings),
    'search.facets': (input) => searchFacets(db, input, meanings),
    'search.modes': async () => ({ modes: await searchModes(db, meanings) }),
    'search.names': ({ text }) => namesIn(db, text),
    'search.suggest': (input) => suggest(db, input),
    'searches.list': () => listSavedSearches(db),
    'searches.save': (input) => saveSearch(db, input),
    'searches.rename': async (input) => {
      await renameSearch(db, input)
      return {}
    },
    'searches.remove': (input) => removeSearch(db, input),
    'searches.restore': async (input) => {
      await restoreSearch(db, input)
      return {}
    },
    'searches.seen': async (input) => {
      await markSearchSeen(db, input)
      return {}
    },
    'searches.news': (input) => countNewHits(db, input, meanings),
    'authors.find': (input) => findAuthors(db, input),
    'authors.get': (input) => getAuthor(db, input),
    'authors.card': (input) => authorCard(db, input),
    'authors.ties': (input) => authorTies(db, input),
    'members.list': (input) => listMembers(db, input),
    'threads.list': (input) => listThreads(db, input),
    'media.items': (input) => listMedia(db, input),
    'media.item_counts': (input) => countMedia(db, input),
    'links.list': (input) => listLinks(db, input),
    'links.domains': (input) => listDomains(db, input),
    'palette.places': () => namePlaces(db),
    'palette.authors': (input) => suggestAuthors(db, input),
    'entities.list': (input) => listEntities(db, input),
    'entities.get': (input) => getEntity(db, input),
    'entities.corrections': () => listCorrections(db),
    'entities.correct': async (input) => {
      const said = await db.transaction((tx) => correctEntity(tx, input))
      background.look()
      return said
    },
    'entities.undo': async ({ correction_id }) => {
      await db.transaction((tx) => undoCorrection(tx, correction_id))
      background.look()
      return {}
    },
    'meaning.status': () => meaningStatus(db, meaning),
    'meaning.choose_model': async ({ folder }) => {
      // a job that runs would keep what one model gives as the other's
      await runner.apart(() =>
        inTurn(() => chooseModel(db, meaning, { folder, ownFolder: modelDir })),
      )
      await background.start('embed')
      return inTurn(() => meaningStatus(db, meaning))
    },
    'questions.pins': () => listQuestionPins(db),
    'questions.pin': async (input) => {
      await pinQuestion(db, input)
      return {}
    },
    'questions.list': () => listAllQuestions(db),
    'questions.run': (input, signal) => askQuestion(db, input, signal.onStatement),
    'questions.describe': async (input) => ({ words: await runWords(db, input) }),
    ...ownHandlers(db),
    'schema.tables': () => schemaTables(db),
    'sql.run': async ({ sql, limit }, signal) => {
      const result = await db.queryUntrusted(sql, [], limit, signal.onStatement)
      const { columns, rows, truncated } = result
      return { columns, rows, truncated }
    },
    'dashboards.list': () => listDashboards(db),
    'dashboards.get': ({ dashboard_id }) => getDashboard(db, dashboard_id),
    'dashboards.save': (input) => saveDashboard(db, input),
    'dashboards.pin': (input) => pinTile(db, input),
    'dashboards.remove': ({ dashboard_id }) => removeDashboard(db, dashboard_id),
    'dashboards.restore': async (input) => {
      await restoreDashboard(db, input)
      return {}
    },
    'archive.plan_removal': async (input) => (await planRemoval(db, input)).plan,
    'jobs.start': async (input) => {
      if (JOB_KINDS[input.kind].background) return background.start(input.kind)
      if (isLoad(input)) await indexes.makeWay()
      return runner.start(input)
    },
    'jobs.list': () => runner.list(),
    'jobs.cancel': ({ id }) => runner.cancel(id),
    'jobs.resume': async ({ id }) => {
      const jobs = await runner.list()
      if (jobs.some((job) => job.id === id && isLoad(job))) await indexes.makeWay()
      return runner.resume(id, true)
    },
    'jobs.files': (input) => pageJobFiles(db, input),
    'jobs.file_counts': (input) => countJobFiles(db, input),
    'background.status': () => background.status(),
    'background.set': async ({ state }) => {
      await background.set(state)
      return {}
    },
    'sync.list': () => folders.list(),
    'sync.add': async ({ path }) => {
      await folders.add(path)
      return {}
    },
    'sync.remove': async ({ sync_id }) => {
      await folders.remove(sync_id)
      return {}
    },
    'sync.check': async ({ sync_id }) => {
      await folders.check(sync_id)
      return {}
    },
    'media.resolve': (input) => resolveMedia(db, archiveDir, input),
    'media.keep': async (input) => {
      await keepMedia(db, archiveDir, input)
      return {}
    },
    'media.status': () => mediaStatus(db),
    'media.any': () => hasMedia(db),
    'media.has': async (input) => (await resolveMedia(db, archiveDir, input)) !== null,
    'buckets.check': ({ bucket }, signal) =>
      checkBucket(bucket, host, signal instanceof AbortSignal ? signal : undefined),
  }
}

/** Calls that wait for no other: they tell a job something, ask no table, or let others in between their statements. */
export const AT_ONCE: ReadonlySet<string> = new Set([
  'jobs.start',
  'jobs.cancel',
  'jobs.resume',
  'background.set',
  'meaning.choose_model',
  'questions.list',
  'messages.days',
  'overview.get',
  'buckets.check',
])
