import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, goTo, REPOSITORY, test } from './launch'

test('find a question, ask it of one guild and of several, narrow it, take the answer away', async ({
  openApp,
  folder,
}) => {
  const app = await openApp()
  const { page } = app
  await app.drop([join(REPOSITORY, 'fixtures/dce')])
  expect((await app.jobOver()).state).toBe('done')
  const guilds = (await app.get('guilds.list', {})).toSorted((a, b) => b.messages - a.messages)
  const [guild, other] = guilds
  if (!guild || !other) throw new Error('two guilds are needed')

  // by what one wants to know, then pinned
  await page.getByRole('navigation', { name: 'Sections' }).getByText('Questions').click()
  const parts = page.getByRole('navigation', { name: 'Parts of the catalogue' })
  await parts.getByRole('link', { name: /Is it carried by few or by many/ }).click()
  await page.getByRole('link', { name: /Who sent the most messages/ }).click()
  await page.getByRole('button', { name: 'Pin Who sent the most messages?' }).click()

  // what is chosen stands in the address
  const answer = page.getByTestId('answer')
  const { rows } = await app.get('questions.run', {
    id: 'guild_author_most_messages',
    scope: { guild_id: guild.guild_id },
    limit: 20,
  })
  await expect(page.getByTestId('row-count')).toHaveText(`${rows.length} rows in all`)
  await page.getByRole('button', { name: 'Author', exact: true }).click()
  await page.getByRole('textbox', { name: 'Filter the table' }).fill(String(rows[1]?.author_name))
  await expect(page.getByTestId('row-count')).toHaveText(`1 of ${rows.length} rows`)
  await page.getByRole('button', { name: 'Time' }).click()
  await page.getByRole('dialog', { name: 'Time' }).getByRole('button', { name: '2024' }).click()
  const year = { from: '2024-01-01', to: '2025-01-01' }
  await expect
    .poll(() => page.evaluate(() => decodeURIComponent(location.hash)))
    .toContain(JSON.stringify(year).slice(1, -1))
  const address = await page.evaluate(() => location.hash.slice(1))

  // a row leads to its messages
  await app.isStill()
  await answer.getByRole('row').nth(1).click()
  await expect(page.getByTestId('behind-total')).toContainText(`by ${rows[1]?.author_name}`)
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('behind-total')).toBeHidden()

  // taken away: the chart as a picture, the table as text, the link to exactly this
  const picture = join(folder, 'chart.png')
  await app.willPick([picture])
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: /^PNG/ }).click()
  await expect(page.getByText('Saved as chart.png.')).toBeVisible()
  expect((await readFile(picture)).subarray(1, 4).toString()).toBe('PNG')
  const clipboard = () => app.electron.evaluate(({ clipboard: board }) => board.readText())
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Copy the table as Markdown' }).click()
  await expect.poll(clipboard).toContain(`| ${rows[1]?.author_name} | `)
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: 'Copy a link to exactly this' }).click()
  await expect.poll(clipboard).toContain('discord-binding://archive/questions/')

  // several guilds at once: a bar for each number
  await goTo(page, `/questions/guild_channels_count?scope={"guild_id":"${guild.guild_id}"}`)
  await page.getByRole('button', { name: 'Several guilds at once' }).click()
  for (const one of [guild, other]) {
    await expect(answer.getByRole('cell', { name: one.guild_name })).toBeVisible()
  }

  // the way back: pinned, found by a word with an error in it, and the same state by its address
  await goTo(page, '/questions')
  await expect(page.getByRole('heading', { name: 'Pinned' })).toBeVisible()
  const find = page.getByRole('textbox', { name: 'Find a question' })
  await find.fill('web domians')
  await find.press('Enter')
  await expect(page.getByRole('heading', { name: 'Which web domains are linked?' })).toBeVisible()
  await goTo(page, address)
  await expect(page.getByRole('textbox', { name: 'Filter the table' })).toHaveValue(
    String(rows[1]?.author_name),
  )
  await expect(page.getByRole('button', { name: 'Time' })).toHaveText('2024')
})
