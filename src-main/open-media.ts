import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { AppError } from '#shared/errors'
import { safeFileName } from './untrusted'

/** Kinds of files whose program shows them. What may run something is left to the file manager and to the user. */
const SHOWN = new Set(
  (
    'pdf txt md log csv json png jpg jpeg gif webp avif bmp mp4 webm mov mkv mp3 ogg oga opus ' +
    'wav m4a flac docx xlsx pptx odt ods odp epub'
  ).split(' '),
)

/** True of a name whose file may be opened after asking. */
export function isOpenable(fileName: string): boolean {
  return SHOWN.has(extension(fileName))
}

/**
 * The path to hand to the system: the file itself when its name says what it is, else a copy under its own name, because
 * files in the archive's copy have none. The copy is removed when the app quits.
 */
export function openablePath(
  path: string,
  fileName: string,
  atQuit: (clean: () => void) => void,
): string {
  if (!isOpenable(fileName)) {
    throw new AppError(
      'path_refused',
      'Files of this kind are not opened from here. Show it in its folder instead.',
    )
  }
  if (extension(path) === extension(fileName)) return path
  const folder = mkdtempSync(join(tmpdir(), 'discord-binding-open-'))
  atQuit(() => rmSync(folder, { recursive: true, force: true }))
  const copy = join(folder, safeFileName(fileName))
  copyFileSync(path, copy)
  return copy
}

function extension(name: string): string {
  return extname(name).slice(1).toLowerCase()
}
