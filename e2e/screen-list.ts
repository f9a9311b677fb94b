import { goTo, type RunningApp } from './launch'

/** A screen of the app and its address. */
export type Screen = { name: string; address: string }

/** Every screen with the sample guild in it, a channel with many messages and a question with a chart among them. */
export async function listScreens(app: RunningApp): Promise<Screen[]> {
  const [guild] = await app.get('guilds.list', {})
  if (!guild) throw new Error('the archive has no guild')
  const channels = await app.get('channels.list', { guild_id: guild.guild_id })
  const [busiest] = channels.toSorted((a, b) => b.messages - a.messages)
  const [author] = await app.get('authors.find', { guild_id: guild.guild_id, limit: 1 })
  const home = `/g/${guild.guild_id}`
  return [
    { name: 'library', address: '/' },
    { name: 'files', address: '/files' },
    { name: 'coverage', address: `/files?view=coverage&guild_id=${guild.guild_id}` },
    { name: 'archive', address: '/archive' },
    { name: 'guild', address: home },
    { name: 'channel', address: `${home}/c/${busiest?.channel_id}` },
    { name: 'channel overview', address: `${home}/c/${busiest?.channel_id}/overview` },
    { name: 'members', address: `${home}/c/${busiest?.channel_id}?panel=members` },
    { name: 'threads', address: `${home}/c/${busiest?.channel_id}?panel=threads` },
    { name: 'author', address: `${home}/author?author=${author?.author_id}` },
    { name: 'media', address: `${home}/media` },
    { name: 'links', address: `${home}/links` },
    { name: 'search', address: '/search?text=lantern' },
    { name: 'saved searches', address: '/search' },
    { name: 'entities', address: '/entities' },
    { name: 'questions', address: '/questions' },
    { name: 'question', address: '/questions/guild_activity_per_month' },
    { name: 'writing a question', address: '/questions/write' },
    { name: 'report', address: '/report' },
    { name: 'dashboards', address: '/dashboards' },
    { name: 'settings', address: '/settings' },
    { name: 'about', address: '/about' },
    { name: 'export guide', address: '/export-guide' },
  ]
}

/** Goes to a screen and waits until it holds still: no request under way, fonts there, nothing that loads. */
export async function show(app: RunningApp, { address }: Screen): Promise<void> {
  await goTo(app.page, address)
  await app.isStill()
  await app.page.waitForFunction(() => {
    const main = document.querySelector('main')
    return (
      main !== null && main.innerText.trim() !== '' && !main.querySelector('[aria-busy="true"]')
    )
  })
  // tiles of a gallery are hidden until they are measured
  await app.page.waitForFunction(() => {
    const tiles = Array.from(document.querySelectorAll('main [data-tile]'))
    return (
      tiles.length === 0 || tiles.some((tile) => getComputedStyle(tile).visibility === 'visible')
    )
  })
  await app.page.evaluate(() => document.fonts.ready)
}

/**
 * Goes to the channel with the most messages and returns it; `search` = what the address has besides, such as
 * `?panel=links`.
 */
export async function showChannel(app: RunningApp, search = ''): Promise<Screen> {
  const channel = (await listScreens(app)).find(({ name }) => name === 'channel')
  if (!channel) throw new Error('there is no channel')
  await show(app, { ...channel, address: `${channel.address}${search}` })
  return channel
}
