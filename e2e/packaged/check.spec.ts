import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { expect, test } from '@playwright/test'
import type { CallOutput } from '#shared/api'
import type { JobSnapshot } from '#shared/job'
import { askInPage, dropOnto, goTo, listen, REPOSITORY } from '../launch'
import {
  appProcesses,
  COMMAND,
  command,
  createPerson,
  filesBelow,
  type InstalledApp,
  install,
  installedVersion,
  openInstalled,
  type Person,
  PROGRAM,
  pickFolder,
  purge,
  sandboxOf,
} from './installed'

const older = process.env.DISCORD_BINDING_OLDER_DEB ?? ''
const newer = process.env.DISCORD_BINDING_DEB ?? ''
/** The package of an earlier program; optional. */
const earlier = process.env.DISCORD_BINDING_EARLIER_DEB ?? ''
/** How the program's fuses say "on": the sign 1. */
const ON = '1'.charCodeAt(0)
/** A large archive to measure the start with; optional. */
const large = process.env.DISCORD_BINDING_LARGE_ARCHIVE ?? ''
/** What a home may keep after the package is gone: the archive and the settings, and what GTK and Mesa keep for all. */
const HOME_KEEPS =
  /^(\.config\/Discord Binding\/|\.cache\/(dconf|mesa_shader_cache)\/|\.local\/share\/recently-used\.xbel$)/

let person: Person
let exports: string

test.describe.configure({ mode: 'serial' })

test.beforeAll(() => {
  if (installedVersion()) throw new Error('discord-binding is installed here: remove it first')
  person = createPerson()
  exports = person.folder('exports')
  execFileSync(process.execPath, [
    ...[join(REPOSITORY, 'out/main/sample.js'), exports],
    ...['--messages', '2000', '--files', '5'],
  ])
})

test.afterAll(async () => {
  for (const { pid, type } of appProcesses()) if (type === '') process.kill(pid)
  await expect.poll(() => appProcesses()).toEqual([])
  if (installedVersion()) purge()
  person?.remove()
})

/** A line of the log that the check leaves. */
function say(text: string): void {
  process.stdout.write(`  ${text}\n`)
}

async function ask(app: InstalledApp, name: string, input: unknown): Promise<unknown> {
  const { value, error } = await askInPage(app.page, name, input)
  if (error) throw new Error(`${name}: ${error.message}`)
  return value
}

async function guilds(app: InstalledApp) {
  return (await ask(app, 'guilds.list', {})) as {
    guild_id: string
    guild_name: string
    messages: number
  }[]
}

/** What an archive tells of itself in the same way in every version. */
async function contents(app: InstalledApp): Promise<{ messages: number; hits: number }> {
  const messages = (await guilds(app)).reduce((sum, guild) => sum + guild.messages, 0)
  const found = await ask(app, 'search.count', { text: 'lantern', mode: 'words' })
  return { messages, hits: (found as CallOutput<'search.count'>).total }
}

/** Waits until every job is through; none may have failed. */
async function jobsOver(app: InstalledApp): Promise<void> {
  const jobs = async () =>
    ((await ask(app, 'jobs.list', {})) as JobSnapshot[]).map(({ kind, state, error }) =>
      error ? `${kind} ${state}: ${error.message} ${error.detail ?? ''}` : `${kind} ${state}`,
    )
  await expect
    .poll(async () => (await jobs()).join('\n'), { timeout: 90_000 })
    .not.toMatch(/queued|running/)
  expect((await jobs()).filter((job) => !job.endsWith(' done'))).toEqual([])
}

function expectPdf(path: string): void {
  expect(readFileSync(path).subarray(0, 5).toString()).toBe('%PDF-')
}

test('installs: a command, an entry of the menu, icons, a manual page', () => {
  install(older)
  expect(installedVersion()).toMatch(/^0\.0\.1~dev/)
  expect(execFileSync('dpkg', ['--verify', 'discord-binding'], { encoding: 'utf8' })).toBe('')
  const listed = execFileSync('dpkg', ['-L', 'discord-binding'], { encoding: 'utf8' }).split('\n')
  for (const path of [
    COMMAND,
    '/usr/share/applications/discord-binding.desktop',
    '/usr/share/icons/hicolor/48x48/apps/discord-binding.png',
    '/usr/share/icons/hicolor/scalable/apps/discord-binding.svg',
    '/usr/share/man/man1/discord-binding.1.gz',
    '/usr/share/doc/discord-binding/copyright',
  ]) {
    expect(listed).toContain(path)
  }
  expect(statSync('/usr/lib/discord-binding/chrome-sandbox').mode & 0o7777).toBe(0o4755)
  const size = execFileSync('dpkg-query', ['-W', `-f=\${Installed-Size}`, 'discord-binding'], {
    encoding: 'utf8',
  })
  say(
    `package ${(statSync(newer).size / 1e6).toFixed(1)} MB, installed ${(Number(size) / 1000).toFixed(0)} MB`,
  )
})

test('nobody turns it into a plain Node, or loads other code than the package holds', async () => {
  const wire = await getCurrentFuseWire(PROGRAM)
  const isOn = (fuse: FuseV1Options) => wire[fuse] === ON
  expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true)
  expect(isOn(FuseV1Options.EnableEmbeddedAsarIntegrityValidation)).toBe(true)
  for (const fuse of [
    FuseV1Options.RunAsNode,
    FuseV1Options.EnableNodeOptionsEnvironmentVariable,
    FuseV1Options.EnableNodeCliInspectArguments,
    FuseV1Options.GrantFileProtocolExtraPrivileges,
  ]) {
    expect(isOn(fuse)).toBe(false)
  }
})

test('opens for an ordinary user, sandboxed; a dropped folder comes in, a report goes out', async () => {
  const app = await openInstalled(person)
  await listen(app.page)
  await expect(app.page.getByRole('heading').first()).toBeVisible()
  say(`first start (empty archive): first paint ${app.times.first_paint.toFixed(0)} ms`)
  expect(await app.page.title()).toContain('Discord Binding')

  const renderers = appProcesses().filter(({ type }) => type === 'renderer')
  expect(renderers.length).toBeGreaterThan(0)
  for (const { pid } of renderers)
    expect(sandboxOf(pid)).toEqual({ seccomp: 2, own_processes: true })
  expect(appProcesses().flatMap(({ words }) => words)).not.toContain('--no-sandbox')

  await dropOnto(app.page, [exports])
  await expect.poll(async () => (await guilds(app)).length, { timeout: 60_000 }).toBeGreaterThan(0)
  await jobsOver(app)
  const [guild] = await guilds(app)
  expect(guild?.messages).toBeGreaterThan(0)
  await expect(app.page.getByText(guild?.guild_name ?? '?').first()).toBeVisible()

  const report = person.folder('window-report')
  await goTo(app.page, '/report')
  const button = app.page.getByRole('button', { name: 'Export audit report…' })
  await pickFolder(() => button.click(), report)
  await expect.poll(() => readdirSync(report)).toContain('audit-report.pdf')
  await jobsOver(app)
  expectPdf(join(report, 'audit-report.pdf'))

  const said = await command(person, ['status'])
  expect(said).toMatchObject({ code: 1, stdout: '' })
  expect(said.stderr).toMatch(/open|use/i)

  const second = person.start(COMMAND, [exports], { screen: true, stdio: 'ignore' })
  const [code] = await once(second, 'exit')
  expect(code).toBe(0)
  expect(appProcesses().filter(({ type }) => type === '')).toHaveLength(1)

  expect(await app.close()).toBe(0)
  await expect.poll(() => appProcesses()).toEqual([])
})

test('the command line: no window, clean stdout, exit codes', async () => {
  const archive = person.folder('cli-archive')
  const version = await command(person, ['--version'])
  expect(version).toMatchObject({ code: 0, stderr: '' })
  say(`command line: --version in ${version.seconds.toFixed(2)} s`)

  const whole = await command(person, ['ingest', exports, '--archive', archive, '--json'])
  expect(whole.code).toBe(0)
  const summary = JSON.parse(whole.stdout)
  expect(summary.files).toMatchObject({ damaged: 0, foreign: 0 })
  expect(summary.messages.new).toBeGreaterThanOrEqual(2000)
  expect(whole.stderr).not.toMatch(/ERROR:|WARNING:|dbus|Gtk|libva|\[\d+:/i)
  say(`command line: ingest of 2,000 messages in ${whole.seconds.toFixed(2)} s`)

  const damaged = join(REPOSITORY, 'fixtures/dce/derived/truncated_no_closers.json')
  const mixed = person.folder('damaged')
  cpSync(damaged, join(mixed, 'a.json'))
  expect((await command(person, ['ingest', mixed, '--archive', archive, '--json'])).code).toBe(3)

  const asked = await command(person, ['guilds', '--archive', archive])
  const { rows } = JSON.parse(asked.stdout)
  const [guild] = rows
  const answer = await command(person, [
    ...['ask', 'guild_author_most_messages', '--guild', guild.guild_id],
    ...['--from', '2015-01-01', '--format', 'json', '--archive', archive],
  ])
  expect(answer).toMatchObject({ code: 0, stderr: '' })
  expect(JSON.parse(answer.stdout).rows.length).toBeGreaterThan(0)
  say(`command line: ask in ${answer.seconds.toFixed(2)} s`)

  const found = await command(person, ['search', 'the', '--archive', archive, '--limit', '3'])
  expect(found.code).toBe(0)
  expect(JSON.parse(found.stdout).rows.length).toBeGreaterThan(0)

  const report = person.folder('report')
  const written = await command(person, [
    ...['report', 'audit', '--guild', guild.guild_id, '--out', report, '--archive', archive],
  ])
  expect(written.code).toBe(0)
  expectPdf(join(report, 'audit-report.pdf'))
  say(`command line: audit report with PDF in ${written.seconds.toFixed(2)} s`)

  const wrong = await command(person, ['asl'])
  expect(wrong).toMatchObject({ code: 2, stdout: '' })
  expect(wrong.stderr).toContain('There is no command named asl')
  const nowhere = await command(person, ['guilds', '--archive', join(person.home, 'none')])
  expect(nowhere).toMatchObject({ code: 1, stdout: '' })
  expect(filesBelow(person.folder('tmp'))).toEqual([])
})

test('an upgrade keeps the archive', async () => {
  install(newer)
  expect(installedVersion()).not.toMatch(/^0\.0\.1/)
  const app = await openInstalled(person)
  await listen(app.page)
  const [guild] = await guilds(app)
  expect(guild?.messages).toBeGreaterThan(0)
  await expect(app.page.getByText(guild?.guild_name ?? '?').first()).toBeVisible()
  say(`start with an archive: first paint ${app.times.first_paint.toFixed(0)} ms`)
  const info = (await ask(app, 'app.info', {})) as CallOutput<'app.info'>
  // dpkg writes ~dev for -dev
  expect(info.version).toBe(installedVersion()?.replace('~', '-'))
  expect(info.is_development_build).toBe(info.version.endsWith('-dev'))
  expect(await app.close()).toBe(0)
  expect((await command(person, ['--version'])).stdout).toBe(`${info.version}\n`)
})

test('an archive of an earlier program is brought up to this one', async () => {
  test.skip(!earlier, 'no earlier package is named by --from')
  const profile = [`--user-data-dir=${person.folder('earlier-profile')}`]
  purge()
  install(earlier)
  const version = installedVersion()
  const old = await openInstalled(person, profile)
  await listen(old.page)
  await dropOnto(old.page, [exports])
  await expect.poll(async () => (await guilds(old)).length, { timeout: 60_000 }).toBeGreaterThan(0)
  await jobsOver(old)
  const before = await contents(old)
  expect(await old.close()).toBe(0)

  install(newer)
  const app = await openInstalled(person, profile)
  await listen(app.page)
  expect(await contents(app)).toEqual(before)
  await jobsOver(app)
  expect(await contents(app)).toEqual(before)
  expect(await app.close()).toBe(0)
  say(`${version} to ${installedVersion()}: ${before.messages} messages, ${before.hits} hits kept`)
})

test('opens a large archive quickly', async () => {
  test.skip(!large, 'no large archive is named in DISCORD_BINDING_LARGE_ARCHIVE')
  const place = join(person.home, '.config/Discord Binding/archive')
  execFileSync('rm', ['-rf', place])
  execFileSync('cp', ['-a', '--reflink=auto', large, place])
  execFileSync('chown', ['-R', `${person.uid}:${person.gid}`, place])
  // what is measured is the start, not the reading of a million messages behind it
  const settings = join(person.home, '.config/Discord Binding/settings.json')
  const kept = existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {}
  writeFileSync(settings, JSON.stringify({ ...kept, background_work: 'off' }))
  for (const run of ['first', 'second', 'third']) {
    const app = await openInstalled(person)
    await listen(app.page)
    const [guild] = await guilds(app)
    const answered = Date.now() - app.startedAt
    await expect(app.page.getByText(guild?.guild_name ?? '?').first()).toBeVisible()
    const seen = Date.now() - app.startedAt
    say(
      `${guild?.messages} messages, ${run}: first paint ${app.times.first_paint.toFixed(0)} ms, ` +
        `guilds answered ${answered} ms, guild on screen ${seen} ms`,
    )
    expect(await app.close()).toBe(0)
  }
})

test('leaves cleanly: no process, no file but the archive and the settings', async () => {
  const listed = execFileSync('dpkg', ['-L', 'discord-binding'], { encoding: 'utf8' })
    .split('\n')
    .filter((path) => path.includes('discord'))
  purge()
  expect(installedVersion()).toBeNull()
  expect(listed.filter((path) => existsSync(path))).toEqual([])
  expect(appProcesses()).toEqual([])
  const kept = filesBelow(person.home)
  expect(kept.filter((name) => !HOME_KEEPS.test(name))).toEqual([])
  expect(kept.some((name) => name.startsWith('.config/Discord Binding/archive/'))).toBe(true)
  expect(filesBelow(person.folder('tmp'))).toEqual([])
})
