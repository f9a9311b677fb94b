import { join } from 'node:path'
import { barriers } from './barriers'
import { expect, goTo, REPOSITORY, setSize, test } from './launch'
import { show } from './screen-list'

test('entities are read, lead to their messages, and can be corrected', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  await setSize(app, 1280, 800)
  // small and about real places, so that it is read in a moment
  await app.drop([join(REPOSITORY, 'fixtures/relevance/guild')])
  await expect.poll(async () => (await app.get('jobs.list', {})).length).toBe(1)
  expect((await app.jobOver()).state).toBe('done')

  // Before messages were read the page says so, and has them read.
  await goTo(page, '/entities')
  await expect(page.getByRole('heading', { name: 'No entities yet' })).toBeVisible()
  expect(await barriers(app)).toEqual([])
  // names that are taught are listed whatever is found besides
  for (const name of ['harbour', 'kiln', 'ferry']) {
    await app.get('entities.correct', { kind: 'teach', name, type: 'other' })
  }
  await page.getByRole('button', { name: 'Read now' }).press('Enter')
  await expect.poll(async () => (await app.get('jobs.list', {}))[0]?.kind).toBe('language')
  const job = await app.jobOver()
  expect(job.state).toBe('done')
  await expect(page.getByRole('button', { name: 'Read now' })).toBeHidden()

  // What is typed in the middle of a filter stays there, and the address follows.
  const filter = page.getByLabel('Filter entities')
  await filter.fill('rry')
  await expect(page).toHaveURL(/find=rry/)
  await filter.press('Home')
  await page.keyboard.type('fe')
  await expect(page).toHaveURL(/find=ferry/)
  await expect(page.locator('[data-entity]')).toHaveCount(1)
  await filter.fill('')
  await expect(page).not.toHaveURL(/ferry/)

  // By keyboard from the list to one; each number is that of the search it leads to.
  const { entities } = await app.get('entities.list', { limit: 5 })
  const [, one] = entities
  const row = page.locator(`[data-entity="${one?.entity_id}"]`)
  // the list of the filter stands until the whole one is there
  await expect(page.locator('[data-entity]').nth(1)).toHaveAttribute(
    'data-entity',
    String(one?.entity_id),
  )
  await page.locator('[data-entity]').first().press('ArrowDown')
  await expect(row).toBeFocused()
  await row.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one?.name ?? '')
  const details = await app.get('entities.get', { entity_id: one?.entity_id ?? 0 })
  const [channel] = details.channels
  const count = page.getByRole('link', { name: `${channel?.messages} messages` }).first()
  await expect(count).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Latest messages' })).toBeVisible()
  expect(await barriers(app)).toEqual([])
  for (const [text, messages] of [
    [`entity:"${one?.name}"`, details.messages],
    [`entity:"${one?.name}" in:${channel?.channel_id}`, channel?.messages],
    [`entity:"${one?.name}" from:${details.people[0]?.author_id}`, details.people[0]?.messages],
    [`entity:"${one?.name}" during:${details.months[0]?.month}`, details.months[0]?.messages],
  ] as const) {
    expect(await app.get('search.count', { text }), text).toMatchObject({ total: messages })
  }
  for (const { entity_id, name } of entities) {
    const { together } = await app.get('entities.get', { entity_id })
    for (const beside of together.slice(0, 1)) {
      const text = `entity:"${name}" entity:"${beside.name}"`
      expect(await app.get('search.count', { text }), text).toMatchObject({
        total: beside.messages,
      })
    }
  }
  await page.getByRole('link', { name: /^Messages \(/ }).click()
  await expect(page).toHaveURL(/search\?text=entity/)

  // Another type, and back; hidden, and back.
  const address = `/entities/${one?.entity_id}`
  const typeOf = async () =>
    (await app.get('entities.get', { entity_id: one?.entity_id ?? 0 })).type
  await show(app, { name: 'entity', address })
  await page.getByLabel('What it is').selectOption('person')
  await expect(page.getByText('is listed under people now')).toBeVisible()
  await expect.poll(typeOf).toBe('person')
  await page.getByRole('button', { name: 'Undo', exact: true }).click()
  await expect.poll(typeOf).toBe(one?.type)
  await page.getByRole('button', { name: 'Hide' }).press('Enter')
  await expect(page.getByRole('button', { name: 'Show again' })).toBeVisible()
  await show(app, { name: 'entities', address: '/entities' })
  await expect(row).toBeHidden()
  await page.getByRole('button', { name: 'Corrections (4)' }).click()
  await page.getByRole('button', { name: /^Undo: .* is hidden/ }).click()
  await page.keyboard.press('Escape')
  await expect(row).toBeVisible()

  // Two names made one by keyboard.
  const [, , other] = entities
  await show(app, { name: 'entity', address: `/entities/${other?.entity_id}` })
  await page.getByRole('button', { name: 'Same as…' }).press('Enter')
  const merged = page.getByRole('dialog').getByRole('textbox', { name: 'Name' })
  await merged.fill(one?.name ?? '')
  // those that fitted the words before stand until the next ones are there
  const choices = page.locator('[data-into]')
  await expect(choices.first()).toHaveAttribute('data-into', String(one?.entity_id))
  await merged.press('ArrowDown')
  await expect(choices.first()).toBeFocused()
  await choices.first().press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(one?.name ?? '')
  await expect(page.getByRole('heading', { name: 'Written as' })).toBeVisible()
})
