import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { JobSnapshot } from '#shared/job'
import { barriers } from './barriers'
import { expect, goTo, heardEvents, test } from './launch'

/** Runs for hours. */
const ENDLESS =
  'select count(*) as n from generate_series(1, 1000000000) a, generate_series(1, 1000) b'

test('a question is written, drawn, kept, deleted, brought back, shared and imported', async ({
  openApp,
  folder,
}) => {
  const app = await openApp()
  const { page } = app
  await app.drop([join(import.meta.dirname, '../fixtures/dce')])
  expect((await app.jobOver()).state).toBe('done')
  await goTo(page, '/questions?view=about:own')
  await page.getByRole('link', { name: 'Write a question' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill('Who wrote how much?')
  const sql = page.getByRole('textbox', { name: 'SQL' })
  const write = async (text: string) => {
    await sql.click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.insertText(text)
  }

  // what PostgreSQL does not take is shown where it stands
  await write('select author_id, count(*) as messages from :scope as m group by m.autor_id')
  await expect(
    page.getByRole('status').filter({ hasText: 'm.autor_id does not exist' }),
  ).toBeVisible()
  await expect(page.locator('.cm-lintRange-error')).toHaveText('m.autor_id')

  // columns are completed by the alias of :scope
  await write('select count(*) as messages, m. from :scope as m')
  for (let step = 0; step < ' from :scope as m'.length; step++)
    await page.keyboard.press('ArrowLeft')
  await page.keyboard.type('author_i')
  await page.getByRole('option', { name: 'author_id' }).click()
  await page.keyboard.press('ControlOrMeta+End')
  await page.keyboard.insertText(' group by 2 having count(*) >= :least order by 1 desc')
  await expect(sql).toContainText('m.author_id from')

  // its own name is asked for, and runs by the keyboard
  await page.getByRole('textbox', { name: 'Least' }).fill('1')
  await sql.click()
  await page.keyboard.press('ControlOrMeta+Enter')
  const answer = page.getByTestId('answer')
  await expect(answer.getByRole('table')).toBeVisible()
  expect(await barriers(app)).toEqual([])
  await answer.getByRole('row').nth(1).click()
  await expect(page.getByRole('dialog').getByRole('article').first()).toBeVisible()
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Who wrote how much?' })).toBeVisible()
  await expect(answer.getByRole('table')).toBeVisible()

  // shared as data, deleted, brought back, imported beside it
  const file = join(folder, 'shared.json')
  await app.willPick([file])
  const more = page.getByRole('button', { name: 'More about Who wrote how much?' })
  await more.click()
  await page.getByRole('menuitem', { name: 'Share as a file…' }).click()
  await expect(page.getByText('The file was written')).toBeVisible()
  expect(JSON.parse(await readFile(file, 'utf8'))).toMatchObject({
    questions: [{ id: 'own_who_wrote_how_much', params: [{ name: 'least', kind: 'integer' }] }],
  })
  await more.click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(page.getByText('You have written no question yet')).toBeVisible()
  await page.getByRole('button', { name: 'Undo' }).click()
  const row = page.locator('[data-question="own_who_wrote_how_much"]')
  await expect(row).toBeVisible()
  await page.locator('input[type=file]').setInputFiles(file)
  await expect(page.getByRole('heading', { name: 'Who wrote how much?' })).toBeVisible()
  await goTo(page, '/questions?view=about:own')
  await expect(page.locator('[data-question^="own_"]')).toHaveCount(2)

  const hostile = join(folder, 'hostile.json')
  await writeFile(
    hostile,
    '{"format": "discord-binding/questions", "version": 1, "questions": [{}]}',
  )
  await page.locator('input[type=file]').setInputFiles(hostile)
  await expect(page.getByText('Question 1 of the file cannot be read')).toBeVisible()

  // a copy of a question about the mentions of an author is one, too
  await goTo(page, '/questions/write?copy=guild_author_mentioned_by')
  await page.getByRole('textbox', { name: 'Title' }).fill('Mentioned by whom')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Mentioned by whom' })).toBeVisible()
  expect(await app.get('own_questions.get', { id: 'own_mentioned_by_whom' })).toMatchObject({
    author_is: 'mentioned',
  })

  // what is typed while a statement runs is there when it has run
  await goTo(page, '/questions/write')
  await write('select count(*) as n from generate_series(1, 3000) a, generate_series(1, 3000) b')
  await page.getByRole('button', { name: 'Run' }).click()
  await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
  await page.getByRole('textbox', { name: 'Title' }).fill('All pairs')
  await expect(answer).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('All pairs')
})

test('a statement that runs for ever is stopped, and nothing else is lost', async ({ openApp }) => {
  const app = await openApp()
  const { page } = app
  const job = await app.get('jobs.start', { kind: 'sample', params: {} })
  const stored = async () => {
    const changes = (await heardEvents(page, 'job.changed')) as JobSnapshot[]
    return Math.max(0, ...changes.map((change) => change.counters.messages ?? 0))
  }
  await expect.poll(stored, { intervals: [20] }).toBeGreaterThan(0)

  await goTo(page, '/questions/write')
  await page.getByRole('textbox', { name: 'SQL' }).click()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(ENDLESS)
  const pid = await app.enginePid()
  const stop = page.getByRole('button', { name: 'Stop' })
  // Stopped before its turn came, a statement ends nothing: then it is asked once more.
  await expect(async () => {
    await page.getByRole('button', { name: 'Run' }).click()
    await expect(stop).toBeVisible()
    // asked while the statement runs, answered after it was stopped
    const guilds = app.get('guilds.list', {})
    await stop.click()
    await expect(page.getByRole('status').filter({ hasText: 'Stopped.' })).toBeVisible()
    await guilds
    expect(await app.enginePid()).not.toBe(pid)
  }).toPass()
  expect((await app.jobOver(job.id)).state).toBe('done')
  expect(await heardEvents(page, 'engine.restarted')).toEqual([])
  expect((await app.get('archive.status', {})).messages).toBeGreaterThan(15_000)

  // kept, it is stopped on its own page as well
  await page.getByRole('textbox', { name: 'Title' }).fill('For ever')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'For ever' })).toBeVisible()
  await stop.click()
  await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible()
  await app.get('guilds.list', {})

  // and a copy of it is made without asking it again
  await page.getByRole('button', { name: 'More about For ever' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('For ever (copy)')
})
