import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { cliIn } from './testing'

let dir: string
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'discord-binding-work-'))
})
afterAll(() => rm(dir, { recursive: true }))

const cli = (...argv: string[]) => cliIn(dir, argv)

type Listed = { work: { kind: string; is_pending: boolean; was_pending: boolean }[] }
const language = (out: string) =>
  (JSON.parse(out) as Listed).work.find(({ kind }) => kind === 'language')

it('does nothing unasked, all of it when asked, and nothing twice', {
  timeout: 60_000,
}, async () => {
  expect((await cli('work')).code).toBe(1)
  await cli('ingest', join(process.cwd(), 'fixtures/dce/ferry_synthetic_simple_channel.json'))
  expect(language((await cli('work', '--list')).out)).toMatchObject({ is_pending: true })
  expect((await cli('entities')).err).toContain('Run: work')

  const first = await cli('work', '--only', 'language', '--json')
  expect(first.code).toBe(0)
  expect(first.err).toContain('Reading messages')
  expect(language(first.out)).toMatchObject({
    was_pending: true,
    result: { messages: expect.any(Number) },
  })
  expect(language((await cli('work', '--list')).out)).toMatchObject({ is_pending: false })
  const second = await cli('work', '--only', 'language')
  expect(second.out).toBe('Read what messages say: nothing to do\n')
  const { code, out, err } = await cli('entities', '--limit', '0')
  expect(code).toBe(0)
  expect(err).toBe('')
  expect(JSON.parse(out)).toEqual({ rows: expect.any(Array) })
})

it.each([
  [['work', '--only', 'nothing']],
  [['entities', '--type', 'thing']],
  [['entities', '--guild', 'x']],
])('%j is a wrong use', async (argv) => {
  const { code, err } = await cli(...argv)
  expect(code).toBe(2)
  expect(err).toMatch(/^(--|x is)/)
})
