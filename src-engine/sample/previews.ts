import { drawBadge, drawPicture } from './art'
import type { Draft, Embed } from './draft'
import type { Rng } from './rng'

const words = (slug: string) =>
  slug.replace(/[-_]+/g, ' ').replace(/^./, (first) => first.toUpperCase())

/** Adds the card that Discord makes for the first address of a message. */
export function linkPreview(message: Draft, rng: Rng): void {
  const url = /https:\/\/[^\s)]+/.exec(message.content)?.[0]
  if (!url) return
  const { hostname, pathname } = new URL(url)
  const last = pathname.split('/').filter(Boolean).at(-1) ?? hostname
  const embed: Embed = {
    title: words(last),
    url,
    timestamp: null,
    description: rng.pick(descriptions).replace('%', words(last)),
    fields: [],
  }
  const site = sites.find(([host]) => hostname.endsWith(host))
  if (site) {
    embed.color = site[2]
    embed.title = site[1].replace('%', embed.title)
  }
  if (rng.chance(0.5)) {
    const wide = hostname.includes('you')
    embed.thumbnail = {
      url: `https://${hostname}/preview/${last.replace(/[^a-z0-9]/gi, '')}.png`,
      width: wide ? 320 : 48,
      height: wide ? 180 : 48,
      bytes: () => (wide ? drawPicture('landscape', url, 320, 180) : drawBadge(hostname)),
    }
  }
  if (hostname.includes('you'))
    embed.author = {
      name: `${words(last).split(' ')[0]} channel`,
      url: `https://${hostname}/c/${last.slice(0, 6)}`,
    }
  message.embeds.push(embed)
}

const descriptions: readonly string[] = [
  '% in a few minutes of reading, with examples from three guilds.',
  'Notes, numbers and the questions that are still open.',
  'Everything that we know about it so far.',
  'A short introduction for people who have never heard of it.',
  'Contribute to the conversation and help us to get it right.',
]

const sites: readonly (readonly [host: string, title: string, color: string])[] = [
  ['github.com', '% · Issue · lantern-example', '#1E2327'],
  ['wikipedia.org', '% - Wikipedia', '#FFFFFF'],
  ['youtube.com', '%', '#FF0000'],
  ['youtu.be', '%', '#FF0000'],
  ['lanterndao.example', '% | Lantern', '#F4A259'],
  ['spotify.com', '% - song', '#1DB954'],
  ['arxiv.org', '[%] Counting votes in the dark', '#B31B1B'],
]
