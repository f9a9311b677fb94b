import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#shared/errors'
import { fileExtension, isOpenable } from '#shared/openable'
import { safeFileName } from './untrusted'

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
  if (fileExtension(path) === fileExtension(fileName)) return path
  const folder = mkdtempSync(join(tmpdir(), 'discord-binding-open-'))
  atQuit(() => rmSync(folder, { recursive: true, force: true }))
  const copy = join(folder, safeFileName(fileName))
  copyFileSync(path, copy)
  return copy
}
