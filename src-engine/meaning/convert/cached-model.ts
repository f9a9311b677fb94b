import { createHash } from 'node:crypto'
import { access, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { USE_VERSION } from '../use-lite'
import { WEIGHTS_PACKAGE } from './use-weights'
import { writeUseLite } from './write-use-lite'

/**
 * The folder of the converted model in the repository's cache; made there when the weights or the conversion changed.
 * For the build and for tests.
 */
export async function cachedModel(repository: string): Promise<string> {
  const modules = join(repository, 'node_modules')
  const key = createHash('sha256')
    .update(await readFile(join(modules, WEIGHTS_PACKAGE, 'package.json')))
    .update(`${USE_VERSION}`)
    .digest('hex')
  const cache = join(modules, '.cache', 'discord-binding')
  const folder = join(cache, `model-${key.slice(0, 16)}`)
  if (await isThere(folder)) return folder
  await mkdir(cache, { recursive: true })
  for (const name of await readdir(cache)) {
    if (/^model-[0-9a-f]+$/.test(name)) await rm(join(cache, name), { recursive: true })
  }
  const part = `${folder}.${process.pid}.part`
  await writeUseLite(modules, part)
  // Two at once make the same folder; whoever is second may leave it.
  await rename(part, folder).catch(() => rm(part, { recursive: true, force: true }))
  return folder
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
