import { readFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { app, nativeTheme, shell, type WebContents } from 'electron'
import type { CallOutput, Handlers } from '#shared/api'
import { isBucketUrl } from '#shared/bucket'
import { AppError } from '#shared/errors'
import { type ExportResult, type JobSnapshot, ReportResult } from '#shared/job'
import { archiveHandlers } from './archive-handlers'
import type { Archives } from './archives'
import type { BucketKeyStore } from './bucket-keys'
import type { Dialogs } from './dialogs'
import type { Engine } from './engine'
import { type MediaHandlerOptions, mediaHandlers, pathOf, placeOf } from './media-handlers'
import { onDisk } from './on-disk'
import { openablePath } from './open-media'
import { isBelow, type PathBook } from './paths'
import type { SettingsStore } from './settings'
import { isDevelopmentBuild, releasesUrl } from './version'
import { writeWhole } from './write-whole'
import type { Zoom } from './zoom'

export type HandlerOptions = {
  archives: Archives
  /** Paths of the command line that wait to be ingested. */
  startPaths: readonly string[]
  settings: SettingsStore
  /** Told that the time of background work may be another. */
  settingsChanged(): void
  zoom: Zoom
  bucketKeys: BucketKeyStore
  dialogs: Dialogs
  paths: PathBook
  engine: Pick<Engine, 'call'>
  printPdf(htmlPath: string, pdfPath: string): Promise<void>
  media: Pick<MediaHandlerOptions, 'workDir' | 'network' | 'tell'>
  contents: WebContents
}

/** The calls that main answers itself. */
export function createHandlers(options: HandlerOptions): Handlers<'main'> {
  const { archives, startPaths, settings, zoom, bucketKeys, dialogs, paths, engine } = options
  return {
    'app.info': async () => ({
      version: app.getVersion(),
      electron: process.versions.electron ?? '',
      chromium: process.versions.chrome ?? '',
      node: process.versions.node,
      platform: process.platform,
      is_development_build: isDevelopmentBuild(app.isPackaged, app.getVersion()),
      releases_url: releasesUrl(await readFile(join(app.getAppPath(), 'package.json'), 'utf8')),
      archive_dir: archives.dir,
      archive_id: archives.id,
      start_paths: [...startPaths],
    }),
    ...archiveHandlers(archives, dialogs),
    'settings.get': async () => settings.get(),
    'settings.set': async (change) => {
      const changed = settings.change(change)
      nativeTheme.themeSource = changed.theme
      if (change.background_work !== undefined) options.settingsChanged()
      return changed
    },
    'window.zoom': async ({ to }) => ({ percent: zoom.change(to) }),
    'dialog.pick_paths': ({ kind }) => dialogs.pickPaths(kind),
    'dialog.pick_out_dir': () => dialogs.pickOutDir(),
    'dialog.save_file': ({ suggested_name, format }) => dialogs.saveFile(suggested_name, format),
    'pictures.save': async ({ suggested_name, picture }) => {
      const path = await dialogs.saveFile(suggested_name, picture.format)
      if (path === null) return null
      const encoding = picture.format === 'png' ? 'base64' : 'utf8'
      await writeWhole(path, Buffer.from(picture.data, encoding), 'The picture')
      return path
    },
    'own_questions.save_file': async ({ ids, suggested_name }) => {
      const path = await dialogs.saveFile(suggested_name, 'json')
      if (path === null) return null
      const shared = await engine.call('own_questions.share', { ids })
      const { text } = shared as CallOutput<'own_questions.share'>
      await writeWhole(path, Buffer.from(text), 'The file')
      return path
    },
    'shell.show_path': async ({ path }) => {
      shell.showItemInFolder(await showablePath(path, paths, engine))
      return {}
    },
    'shell.show_media': async (media) => {
      shell.showItemInFolder(await placeOf(engine, media))
      return {}
    },
    'shell.open_media': async ({ file_name, ...media }) => {
      const path = await pathOf(engine, media)
      const opened = await openablePath(path, file_name, {
        ask: () => dialogs.openFile(file_name),
        atQuit: (clean) => app.once('quit', clean),
      })
      if (opened === null) return false
      const problem = await shell.openPath(opened)
      if (problem) throw new AppError('file_unreadable', `The system did not open it. ${problem}`)
      return true
    },
    'window.copy_image': async ({ x, y }) => {
      options.contents.copyImageAt(x, y)
      return {}
    },
    ...mediaHandlers({
      ...options.media,
      engine,
      ask: (question) => dialogs.allowDownload(question),
      now: Date.now,
    }),
    'shell.show_file': async (file) => {
      const { path } = (await engine.call('files.get', file)) as CallOutput<'files.get'>
      if (isBucketUrl(path)) {
        throw new AppError('not_found', 'The file lies in a bucket, not on this computer.')
      }
      const shown = await onDisk(path)
      if (!shown) {
        throw new AppError('not_found', 'The file is not where it was read from any more.')
      }
      shell.showItemInFolder(shown)
      return {}
    },
    'shell.open_link': ({ url }) => dialogs.openLink(url),
    'print.pdf': async ({ html_path, pdf_path }) => {
      await options.printPdf(html_path, pdf_path)
      return {}
    },
    'bucket_keys.store': async ({ keep, ...key }) => bucketKeys.store(key, key, keep),
    'bucket_keys.forget': async (place) => bucketKeys.forget(place),
    'bucket_keys.list': async () => bucketKeys.list(),
    'bucket_keys.read': async (place) => bucketKeys.read(place),
  }
}

/** A path that the user gave, a folder that was ingested, or where a job of an earlier run wrote to; refused otherwise. */
async function showablePath(
  path: string,
  paths: PathBook,
  engine: Pick<Engine, 'call'>,
): Promise<string> {
  try {
    return paths.toShow(path)
  } catch (refusal) {
    const normal = resolve(path)
    const folders = (await engine.call('sync.list', {})) as CallOutput<'sync.list'>
    if (folders.some((folder) => resolve(folder.path) === normal)) return normal
    const jobs = (await engine.call('jobs.list', {})) as JobSnapshot[]
    if (jobs.some((job) => writtenPaths(job).some((written) => isBelow(normal, written)))) {
      return normal
    }
    throw AppError.from(refusal)
  }
}

function writtenPaths(job: JobSnapshot): string[] {
  if ((job.kind === 'export' || job.kind === 'dashboard') && job.result)
    return [(job.result as ExportResult).path]
  const report = ReportResult.safeParse(job.result)
  return report.success ? [report.data.out_dir] : []
}
