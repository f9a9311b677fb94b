import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { root } from '../lib/paths.mjs'

/** Words of the telemetry that onnxruntime has on Linux and macOS since 1.29: it sends by itself. */
const telemetry = ['events.data.microsoft.com', 'OneCollector', 'mat-debug']

it('ships no library that reports to its maker', () => {
  const bin = join(root, 'node_modules/onnxruntime-node/bin')
  const libraries = readdirSync(bin, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.(node|so[.\d]*|dylib)$/.test(name),
  )
  expect(libraries.length).toBeGreaterThan(0)
  const found = libraries.flatMap((name) => {
    const file = join(bin, name)
    const bytes = existsSync(file) ? readFileSync(file) : Buffer.alloc(0)
    return telemetry.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`)
  })
  expect(found).toEqual([])
})
