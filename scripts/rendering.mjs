// node scripts/rendering.mjs: writes fixtures/rendering anew (fixtures/rendering/README.md says what it is)
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { channels } from './rendering/channels.mjs'
import { filesOf } from './rendering/dce.mjs'

const folder = join(import.meta.dirname, '../fixtures/rendering')
for (const name of readdirSync(folder)) {
  if (name !== 'README.md') rmSync(join(folder, name), { recursive: true })
}
for (const [path, content] of filesOf(channels)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}
