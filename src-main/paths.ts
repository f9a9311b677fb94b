import { isAbsolute, relative, resolve } from 'node:path'
import type { CallName, HandlerInput } from '#shared/api'
import { AppError } from '#shared/errors'
import type { JsonFile } from './json-file'

/** The paths that a person gave to the app, now or in an earlier run; the window may name these and no others. */
export type PathBook = {
  /** Picked, dropped or on the command line: may be read, with everything below. Returns them normalised. */
  giveToRead(paths: readonly string[]): string[]
  /** Picked as a place to write: a folder with everything below, or one file. Returns it normalised. */
  giveToWrite(path: string): string
  /** The normalised path; throws `path_refused` when nobody gave it. */
  toRead(path: string): string
  /** The normalised path; throws `path_refused` when nobody gave it. */
  toWrite(path: string): string
  /** The normalised path of something given or of the archive folder; throws `path_refused` otherwise. */
  toShow(path: string): string
}

/** How many paths to read are remembered from run to run. */
const REMEMBERED = 200

/** A path book that remembers nothing of earlier runs. */
const FORGETFUL: JsonFile<string[]> = { read: () => [], write: () => undefined }

/**
 * A {@link PathBook}; the archive folder may always be shown. `memory` holds what was given to be read, so that a folder
 * can be kept in sync, or read again, after a restart; places to write are asked for every time.
 */
export function createPathBook(
  archiveDir: () => string,
  memory: JsonFile<string[]> = FORGETFUL,
): PathBook {
  const readable = new Set(
    memory.read().filter((path) => isAbsolute(path) && resolve(path) === path),
  )
  const writable = new Set<string>()

  function remember(): void {
    try {
      memory.write([...readable].slice(-REMEMBERED))
    } catch {
      // A full disk must not keep anybody from reading: it only has to be chosen again after the next start.
    }
  }

  function known(path: string, ...lists: Iterable<string>[]): string {
    // The normalised path is what gets used: `given/../other` must not be judged by one reading and opened by another.
    const normal = resolve(path)
    if (isAbsolute(path) && !path.includes('\0')) {
      for (const list of lists) for (const given of list) if (isBelow(normal, given)) return normal
    }
    throw new AppError(
      'path_refused',
      'The window may only use folders and files that you chose or dropped. Choose it again.',
    )
  }

  return {
    giveToRead(paths) {
      const normal = paths.filter((path) => isAbsolute(path)).map((path) => resolve(path))
      for (const path of normal) {
        readable.delete(path)
        readable.add(path)
      }
      if (normal.length > 0) remember()
      return normal
    },
    giveToWrite(path) {
      const normal = resolve(path)
      writable.add(normal)
      return normal
    },
    toRead: (path) => known(path, readable),
    toWrite: (path) => known(path, writable),
    toShow: (path) => known(path, readable, writable, [archiveDir()]),
  }
}

/** True when `path` is `folder` or lies below it; both absolute and normalised. */
export function isBelow(path: string, folder: string): boolean {
  const step = relative(folder, path)
  return step === '' || (!isAbsolute(step) && step !== '..' && !/^\.\.[\\/]/.test(step))
}

/** The calls from the window whose input names a path on disk; a test holds the contract to this list. */
export const CALLS_WITH_PATHS: readonly CallName[] = [
  'jobs.start',
  'shell.show_path',
  'sync.add',
  'meaning.choose_model',
]

/** The input with its paths normalised; throws `path_refused` when it names one that nobody gave. */
export function checkPaths<N extends CallName>(
  name: N,
  input: HandlerInput<N>,
  paths: PathBook,
): HandlerInput<N> {
  if (name === 'jobs.start') {
    return checkJobPaths(input as HandlerInput<'jobs.start'>, paths) as HandlerInput<N>
  }
  if (name === 'meaning.choose_model') {
    const { folder } = input as HandlerInput<'meaning.choose_model'>
    return { folder: folder === null ? null : paths.toRead(folder) } as HandlerInput<N>
  }
  if (name === 'sync.add') {
    const { path } = input as HandlerInput<'sync.add'>
    return { path: paths.toRead(path) } as HandlerInput<N>
  }
  return input
}

function checkJobPaths(
  request: HandlerInput<'jobs.start'>,
  paths: PathBook,
): HandlerInput<'jobs.start'> {
  switch (request.kind) {
    case 'ingest': {
      const given = request.params.paths.map((path) => paths.toRead(path))
      const media_dirs = request.params.media_dirs?.map((path) => paths.toRead(path))
      return {
        kind: 'ingest',
        params: { ...request.params, paths: given, ...(media_dirs && { media_dirs }) },
      }
    }
    case 'media': {
      const { params } = request
      if (params.task !== 'look') return request
      return {
        kind: 'media',
        params: { ...params, add: params.add.map((path) => paths.toRead(path)) },
      }
    }
    case 'report': {
      const out_dir = paths.toWrite(request.params.out_dir)
      return { kind: 'report', params: { ...request.params, out_dir } }
    }
    case 'export': {
      const path = paths.toWrite(request.params.path)
      return { kind: 'export', params: { ...request.params, path } }
    }
    case 'dashboard': {
      const path = paths.toWrite(request.params.path)
      return { kind: 'dashboard', params: { ...request.params, path } }
    }
    case 'sync':
    case 'sample':
    case 'remove':
    case 'indexes':
    case 'embed':
    case 'vocabulary':
    case 'language':
      return request
  }
}
