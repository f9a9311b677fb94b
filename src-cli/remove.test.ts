import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cliIn } from './testing'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-cli-'))
})
afterAll(() => rm(dir, { recursive: true }))

const EXPORT = join(process.cwd(), 'fixtures/dce/ferry_synthetic_simple_channel.json')

const cli = (...argv: string[]) => cliIn(dir, argv)

it('tells what would go, and removes it only when told to', async () => {
  await cli('ingest', EXPORT)
  const told = await cli('remove', '--guild', '111111111111111111')
  expect(told.err).toMatch(/^Nothing was removed/)
  expect(JSON.parse(told.out).plan).toMatchObject({ channels: 1, export_files: 1 })
  expect(JSON.parse((await cli('guilds')).out).rows).toHaveLength(1)

  const done = await cli('remove', '--file', EXPORT, '--yes')
  expect(done.code).toBe(0)
  expect(JSON.parse(done.out).result).toMatchObject({ channels: 1, export_files: 1 })
  expect(JSON.parse((await cli('guilds')).out).rows).toEqual([])

  expect((await cli('remove', '--guild', '111111111111111111', '--yes')).err).toMatch(
    /does not hold this guild/,
  )
  expect((await cli('remove', '--guild', '1', '--channel', '2')).code).toBe(2)
})
