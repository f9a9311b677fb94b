import { open, rename, rm } from 'node:fs/promises'
import { AppError } from '#shared/errors'

/** Writes a file so that it is there whole or not at all. `what` begins the sentence of an error: `The PDF`. */
export async function writeWhole(path: string, bytes: Uint8Array, what: string): Promise<void> {
  const part = `${path}.part`
  try {
    const file = await open(part, 'w')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, path)
  } catch (thrown) {
    await rm(part, { force: true })
    throw writeError(thrown, what)
  }
}

function writeError(thrown: unknown, what: string): AppError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : ''
  return code === 'ENOSPC'
    ? new AppError('disk_full', `The disk is full: ${lowerFirst(what)} was not written.`, code)
    : new AppError('path_refused', `${what} could not be written into this folder.`, code)
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}
