import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrationHash } from './migrate'
import { MIGRATIONS } from './migrations'
import { makeTemplate } from './template'

/**
 * The template of these migrations and this PGlite, from the repository's cache; made there after either changed.
 * For the build and for tests.
 */
export async function cachedTemplate(repository: string): Promise<Uint8Array> {
  const modules = join(repository, 'node_modules')
  const key = createHash('sha256')
    .update(await readFile(join(modules, '@electric-sql', 'pglite', 'package.json')))
    .update(await readFile(join(modules, '@electric-sql', 'pglite-pgvector', 'package.json')))
    .update(MIGRATIONS.map(migrationHash).join())
    .digest('hex')
  const cache = join(modules, '.cache', 'discord-binding')
  const file = join(cache, `template-${key.slice(0, 16)}.tar`)
  try {
    return await readFile(file)
  } catch {
    const template = await makeTemplate()
    await mkdir(cache, { recursive: true })
    for (const name of await readdir(cache)) {
      if (/^template-[0-9a-f]+\.tar$/.test(name)) await rm(join(cache, name), { force: true })
    }
    const part = `${file}.${process.pid}.part`
    await writeFile(part, template)
    // Two at once make the same file; whoever is second may leave it.
    await rename(part, file).catch(() => rm(part, { force: true }))
    return template
  }
}
