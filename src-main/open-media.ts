import { rmSync } from 'node:fs'
import { copyFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '#shared/errors'
import { fileExtension, isOpenable } from '#shared/openable'
import { safeFileName } from './untrusted'

/**
 * The path to hand to the system: the file itself when its name says what it is, else a copy under its own name, because
 * files in the archive's copy have none. The copy, which may be large, is made after `ask` agreed and removed when the app
 * quits; null = the person declined.
 */
export async function openablePath(
  path: string,
  fileName: string,
  { ask, atQuit }: { ask(): Promise<boolean>; atQuit(clean: () => void): void },
): Promise<string | null> {
  if (!isOpenable(fileName)) {
    throw new AppError(
      'path_refused',
      'Files of this kind are not opened from here. Show it in its folder instead.',
    )
  }
  if (!(await ask())) return null
  if (fileExtension(path) === fileExtension(fileName)) return path
  const folder = await mkdtemp(join(tmpdir(), 'discord-binding-open-'))
  atQuit(() => rmSync(folder, { recursive: true, force: true }))
  const copy = join(folder, safeFileName(fileName))
  await copyFile(path, copy)
  return copy
}
