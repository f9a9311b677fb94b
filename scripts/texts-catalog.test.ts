import { join } from 'node:path'
import { getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

test('the catalog holds the texts that the code says, no more and no less', async () => {
  const config = getConfig({ cwd: root })
  const [catalog] = await getCatalogs(config)
  const said = Object.values((await catalog?.collect()) ?? {}).map(({ message }) => message)
  const kept = Object.values((await catalog?.read('en')) ?? {}).map(({ message }) => message)
  expect(said.length).toBeGreaterThan(0)
  expect(kept.sort(), 'run `npm run texts`').toEqual(said.sort())
})
