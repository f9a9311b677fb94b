import { execFile } from 'node:child_process'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { extractText, getDocumentProxy } from 'unpdf'
import { ReportResult } from '#shared/job'
import { expect, REPOSITORY, test } from './launch'

const FIXTURES = join(REPOSITORY, 'fixtures/dce')

/** Asks the command line a question about a closed archive. */
async function askCommandLine(archive: string, question: string, guild: string) {
  const cli = join(REPOSITORY, 'out/main/cli.js')
  const words = ['ask', question, '--guild', guild, '--archive', archive, '--format', 'json']
  const { stdout } = await promisify(execFile)(process.execPath, [cli, ...words])
  return JSON.parse(stdout) as { rows: Record<string, unknown>[] }
}

/** The facts of a report by `section.metric`. */
function readFacts(csv: string): Map<string, string> {
  const [, ...lines] = csv.trim().split(/\r?\n/)
  return new Map(
    lines.map((line) => {
      const [section, metric, , value] = line.split(',')
      return [`${section}.${metric}`, value ?? '']
    }),
  )
}

test('drop, browse, search, ask, report: every number is the same everywhere', async ({
  openApp,
  folder,
  profile,
}) => {
  const app = await openApp()
  const { page } = app
  await expect(
    page.getByRole('heading', { name: 'A memory for your Discord guilds' }),
  ).toBeVisible()

  await app.drop([FIXTURES])
  expect((await app.jobOver()).state).toBe('done')
  const guilds = (await app.get('guilds.list', {})).toSorted((a, b) => b.messages - a.messages)
  const guild = guilds[0]
  if (!guild) throw new Error('no guild came in')

  await page.getByRole('article').getByText(guild.guild_name).first().click()
  const channels = await app.get('channels.list', { guild_id: guild.guild_id })
  const channel = channels.toSorted((a, b) => b.messages - a.messages)[0]
  if (!channel) throw new Error('the guild has no channel')
  await page
    .getByRole('navigation', { name: 'Channels' })
    .getByText(channel.channel_name)
    .first()
    .click()
  const place = { channel_id: channel.channel_id, place: { kind: 'newest' as const } }
  const { messages } = await app.get('messages.page', place)
  const newest = messages.at(-1)
  if (!newest) throw new Error('the channel is empty')
  await expect(page.locator(`[data-message-id="${newest.message_id}"]`)).toBeVisible()

  const spoken = messages.find((message) => message.is_content && /[a-z]{5}/i.test(message.content))
  const word = spoken && /[a-z]{5,}/i.exec(spoken.content)?.[0]
  if (!word) throw new Error('nobody said a word')
  const box = page.getByRole('combobox', { name: 'Search the archive' })
  await box.fill(word)
  await box.press('Enter')
  const hits = page.getByRole('navigation', { name: 'Search results' }).locator('[data-hit]')
  await expect(hits.first()).toBeVisible()
  await app.isStill()
  const hitId = await hits.first().getAttribute('data-hit')
  await hits.first().click()
  await expect(page.locator(`[data-message-id="${hitId}"]`)).toBeVisible()

  await page.getByRole('navigation', { name: 'Sections' }).getByText('Questions').click()
  await page.getByRole('textbox', { name: 'Find a question' }).fill('mesages chanel')
  await expect(page.getByRole('heading', { name: 'Found questions' })).toBeVisible()
  await page.getByRole('link', { name: 'How many messages has each channel?' }).click()
  await expect(page.getByTestId('answer')).toBeVisible()

  const reports = join(folder, 'reports')
  await mkdir(reports)
  await app.willPick([reports])
  await page.getByRole('navigation', { name: 'Sections' }).getByText('Report').click()
  await page.getByRole('button', { name: 'Export audit report…' }).click()
  const written = page.getByTestId('report-job').first()
  await expect(written.getByRole('button', { name: 'Show in folder' })).toBeVisible()
  const job = await app.jobOver()
  const { out_dir, files } = ReportResult.parse(job.result)
  expect(out_dir).toBe(reports)
  expect((await readdir(reports)).toSorted()).toEqual([...files].toSorted())

  const factsFile = files.find(
    (file) => files.includes(file.replace(/\.csv$/, '.pdf')) && file.endsWith('.csv'),
  )
  const facts = readFacts(await readFile(join(reports, factsFile ?? ''), 'utf8'))
  const gini = facts.get('concentration.gini') ?? ''
  const { archive_dir } = await app.get('app.info', {})
  await app.close()
  expect(archive_dir).toBe(join(profile, 'archive'))
  const asked = await askCommandLine(archive_dir, 'guild_concentration', guild.guild_id)
  expect(gini).toBe(String(asked.rows[0]?.gini ?? ''))

  const pdfFile = files.find((file) => file.endsWith('.pdf')) ?? ''
  const pdf = await getDocumentProxy(new Uint8Array(await readFile(join(reports, pdfFile))))
  const { text } = await extractText(pdf, { mergePages: true })
  expect(text).toContain(guild.guild_name)
  expect(facts.get('data-quality.messages')).toBe(String(guild.messages))
  expect(text.replace(/\s+/g, ' ')).toContain(`Messages ${guild.messages.toLocaleString('en-US')} `)
  expect(text.replace(/\s+/g, ' ')).toContain(`Gini ${Number(gini).toFixed(3)} `)
})
