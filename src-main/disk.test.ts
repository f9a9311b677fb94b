import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { diskOf } from './disk'

it('tells the room of a folder that is not made yet', async () => {
  const here = await diskOf(tmpdir())
  expect(here.free_bytes).toBeGreaterThan(0)
  const later = await diskOf(join(tmpdir(), 'not', 'there', 'yet'))
  expect(later.total_bytes).toBe(here.total_bytes)
})
