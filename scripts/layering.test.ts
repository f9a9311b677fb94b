import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'

const REPOSITORY = join(import.meta.dirname, '..')
const BIOME = join(REPOSITORY, 'node_modules/@biomejs/biome/bin/biome')

/** For one file of each layer: what it may import, and what it may not. */
const LAYERS: { file: string; allowed: string[]; refused: string[] }[] = [
  {
    file: 'src-shared/x.ts',
    allowed: ['zod', './scope'],
    refused: [
      'electron',
      'node:fs',
      '#engine/index',
      '#charts/svg',
      '../src-engine/index',
      'react',
    ],
  },
  {
    file: 'src-charts/x.ts',
    allowed: ['#shared/scope', './svg', 'd3-scale'],
    refused: [
      'electron',
      'node:fs',
      '#engine/index',
      'react',
      '@mantine/core',
      '../src-main/paths',
    ],
  },
  {
    file: 'src-engine/x.ts',
    allowed: ['#shared/api', '#charts/svg', 'node:fs', './db/database', '@electric-sql/pglite'],
    refused: ['electron', 'electron/main', 'react', '@tanstack/react-query', '../src-main/paths'],
  },
  {
    file: 'src-engine/db/x.ts',
    allowed: ['./sql', '#shared/errors'],
    refused: [
      '../archive/scope',
      '../questions',
      '../jobs/kind',
      '../dce/read',
      '../parser/parser',
      '../index',
      'electron',
    ],
  },
  {
    file: 'src-engine/dce/x.ts',
    allowed: ['./read', '#shared/snowflake', 'node:worker_threads'],
    refused: ['../archive/write', '../db/sql', '../parser/parser', '../jobs/kind', 'electron'],
  },
  {
    file: 'src-engine/meaning/x.ts',
    allowed: ['./codes', 'onnxruntime-node', 'node:worker_threads'],
    refused: ['../archive/write', '../db/sql', '../parser/parser', '../jobs/kind', 'electron'],
  },
  {
    file: 'src-engine/parser/x.ts',
    allowed: ['../dce/read', '../sources/open', './protocol', 'node:worker_threads'],
    refused: ['../archive/write', '../db/sql', '../jobs/kind', 'electron'],
  },
  {
    file: 'src-engine/archive/x.ts',
    allowed: ['../db/sql', '../dce/parsed', './scope'],
    refused: [
      '../parser/parser',
      '../questions/run',
      '../metrics/gini',
      '../reports/audit',
      '../jobs/kind',
      'electron',
    ],
  },
  {
    file: 'src-engine/questions/x.ts',
    allowed: ['../db/sql', '../archive/scope'],
    refused: ['../metrics/gini', '../reports/audit', '../jobs/kind', 'electron'],
  },
  {
    file: 'src-engine/metrics/x.ts',
    allowed: ['../archive/scope'],
    refused: ['../questions', '../reports/audit', '../jobs/kind', 'electron'],
  },
  {
    file: 'src-engine/reports/sections/x.ts',
    allowed: ['../../questions/run', '../../metrics/gini', '../../files/html'],
    refused: ['../../jobs/kind', '../../handlers', 'electron'],
  },
  {
    file: 'src-engine/jobs/x.ts',
    allowed: ['../reports/audit', '../archive/write', '../parser/parser', '../sources/folder'],
    refused: ['../handlers', '../index', 'electron'],
  },
  {
    file: 'src-main/x.ts',
    allowed: ['electron', 'node:fs', '#shared/api', './paths', 'zod'],
    refused: [
      '#engine/index',
      '../src-engine/index',
      '@electric-sql/pglite',
      'react',
      '#charts/svg',
    ],
  },
  {
    file: 'src-main/preload.ts',
    allowed: ['electron', './channels', '#shared/port'],
    refused: ['node:fs', 'zod', './paths', '#shared/api', '#engine/index'],
  },
  {
    file: 'src-cli/x.ts',
    allowed: ['#engine/index', '#shared/api', 'node:process', './format'],
    refused: ['#engine/db/pglite', '../src-engine/db/pglite', 'electron', '@electric-sql/pglite'],
  },
  {
    file: 'src-renderer/app/x.ts',
    allowed: ['react', '#shared/api', '#charts/svg', '../features/search/SearchPage'],
    refused: [
      'electron',
      'node:fs',
      '#engine/index',
      '../../src-engine/index',
      '@electric-sql/pglite',
    ],
  },
  {
    file: 'src-renderer/ui/x.ts',
    allowed: ['../client', './format', '@mantine/core'],
    refused: ['../features/search/SearchPage', '../message/Message', '../app/theme', 'electron'],
  },
  {
    file: 'src-renderer/message/x.ts',
    allowed: ['../client', '../ui/time'],
    refused: ['../features/search/SearchPage', '../app/theme', 'electron'],
  },
  {
    file: 'src-renderer/features/search/x.ts',
    allowed: ['../../client', '../../ui/time', '../../message/Message', './HitList'],
    refused: [
      '../browse/ChannelPage',
      '../../features/browse/ChannelPage',
      '../../app/theme',
      'electron',
    ],
  },
]

let dir = ''
let refused: Set<string>

beforeAll(() => {
  dir = realpathSync(mkdtempSync(join(tmpdir(), 'layering-')))
  const config = JSON.parse(readFileSync(join(REPOSITORY, 'biome.json'), 'utf8'))
  const { $schema, vcs, ...rules } = config
  writeFileSync(join(dir, 'biome.json'), JSON.stringify(rules))
  for (const { file, allowed, refused } of LAYERS) {
    mkdirSync(dirname(join(dir, file)), { recursive: true })
    const lines = [...allowed, ...refused].map((module) => `import '${module}'\n`)
    writeFileSync(join(dir, file), lines.join(''))
  }
  const run = spawnSync(
    process.execPath,
    [
      BIOME,
      'lint',
      '--only=style/noRestrictedImports',
      '--reporter=github',
      '--max-diagnostics=none',
      '.',
    ],
    { cwd: dir, encoding: 'utf8' },
  )
  refused = new Set(
    [...run.stdout.matchAll(/title=lint\/style\/noRestrictedImports,file=([^,]+),line=(\d+)/g)].map(
      ([, file, line]) => `${relative(dir, file ?? '')}:${line}`,
    ),
  )
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

it.each(LAYERS)('$file imports downwards only', ({ file, allowed, refused: banned }) => {
  const found = [...allowed, ...banned].filter((_module, index) =>
    refused.has(`${file}:${index + 1}`),
  )
  expect(found).toEqual(banned)
})
