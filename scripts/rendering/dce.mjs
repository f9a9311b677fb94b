import { facesOf, people } from './people.mjs'

/*
 * Small words for writing exports of DiscordChatExporter 2.48 by hand: a channel is a list of cases, a case a caption
 * and the messages it is about. Ids and times follow from the places of things, so the same source gives the same files.
 */

const DISCORD_EPOCH = 1_420_070_400_000n
/** Every channel of these fixtures has its id in the 100,000 from here on; the page finds them by it. */
const FIRST_ID = 1_345_000_000_000_000_000n
/** Monday, 3 March 2025, 09:00 UTC: when the first case of every channel begins. */
const BEGIN = Date.UTC(2025, 2, 3, 9)
const MINUTE = 60_000

/** The guild of all cases that are not direct messages. */
export const GUILD = {
  id: String(FIRST_ID),
  name: 'Rendering',
  iconUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
}
export const DIRECT_MESSAGES = {
  id: '0',
  name: 'Direct Messages',
  iconUrl: 'https://cdn.discordapp.com/embed/avatars/0.png',
}
/** A guild that no file holds. */
export const ELSEWHERE = '1300000000000000000'

/** @param {number} number from 1 to 99,999; each channel and category has its own */
export const channelId = (number) => String(FIRST_ID + BigInt(number))

/** @param {number} ms @param {number} low less than 2^22 */
export const snowflake = (ms, low) => String(((BigInt(ms) - DISCORD_EPOCH) << 22n) + BigInt(low))

/** @param {number} ms */
export const instant = (ms) => new Date(ms).toISOString().replace(/\.?0*Z$/, '+00:00')

/**
 * @typedef {Record<string, unknown> & { key?: string, author?: import('./people.mjs').Person, after?: number,
 *   reply?: string, points?: string, forwards?: string, gone?: boolean }} Draft
 *   Any field of DCE's message, and: `key` = a name for it; `author` = who wrote it, Ana when left out; `after` =
 *   minutes after the one before, 1 when left out; `reply` = the `channel/key` it answers; `points` = the
 *   `channel/key` its reference names; `forwards` = the one it is a forward of; `gone` = it has its place, but is in no file.
 * @typedef {{ caption: string, drafts: Draft[] }} Case
 * @typedef {{ number: number, name: string, file?: string, title?: string, type?: string, topic?: string | null,
 *   category?: string | null, categoryId?: string | null, guild?: typeof GUILD, exportedAt?: string,
 *   starter?: boolean, media?: Record<string, Uint8Array>, cases: Case[] }} Channel
 *   `name` is also the file's name unless `file` says another; `title` = the channel's name when it is not `name`;
 *   `media` = files of its `_Files` folder by name; `starter` = its first message has the channel's id, as in posts.
 */

/**
 * A case: what it shows, and the messages that do.
 * @param {string} caption
 * @param {...(Draft | string)} drafts a string is the content of a message by Ana
 * @returns {Case}
 */
export function one(caption, ...drafts) {
  return {
    caption,
    drafts: drafts.map((draft) => (typeof draft === 'string' ? { content: draft } : draft)),
  }
}

/**
 * Every file to write, by its path below `fixtures/rendering`.
 * @param {readonly Channel[]} channels
 * @returns {Map<string, string | Uint8Array>}
 */
export function filesOf(channels) {
  const placed = channels.map(place)
  /** @type {Map<string, { channelId: string, id: string, guildId: string }>} */
  const keys = new Map()
  for (const { channel, messages } of placed) {
    for (const { id, draft } of messages) {
      if (!draft.key) continue
      const guildId = (channel.guild ?? GUILD).id
      keys.set(`${channel.name}/${draft.key}`, {
        id,
        channelId: channelId(channel.number),
        guildId,
      })
    }
  }
  /** @type {Map<string, string | Uint8Array>} */
  const files = new Map()
  for (const { channel, messages } of placed) {
    const file = `${channel.file ?? channel.name}.json`
    const root = rootOf(
      channel,
      messages.filter(({ draft }) => !draft.gone).map((placed) => messageOf(placed, file, keys)),
    )
    files.set(file, toJson(root))
    for (const [name, bytes] of Object.entries(channel.media ?? {})) {
      files.set(`${file}_Files/${name}`, bytes)
    }
    for (const [name, bytes] of facesOf(root)) files.set(name, bytes)
  }
  return files
}

/** @param {Channel} channel */
function place(channel) {
  /** @type {{ id: string, ms: number, draft: Draft }[]} */
  const messages = []
  let ms = BEGIN
  for (const { caption, drafts } of channel.cases) {
    /** @type {Draft} */
    const captioned = { author: people.caption, content: `### ${caption}` }
    for (const [index, draft] of [captioned, ...drafts].entries()) {
      ms += index === 0 ? 30 * MINUTE : (draft.after ?? 1) * MINUTE
      const low = channel.number * 1024 + messages.length
      const id = channel.starter && messages.length === 0 ? channelId(channel.number) : null
      messages.push({ id: id ?? snowflake(ms, low % 4_194_304), ms, draft })
    }
  }
  return { channel, messages }
}

/**
 * @param {{ id: string, ms: number, draft: Draft }} placed
 * @param {string} file
 * @param {Map<string, { channelId: string, id: string, guildId: string }>} keys
 */
function messageOf({ id, ms, draft }, file, keys) {
  const { key: _key, author = people.ana, after: _after, reply, points, forwards, ...own } = draft
  const wanted = reply ?? points ?? forwards
  const target = wanted === undefined ? undefined : keys.get(wanted)
  if (wanted !== undefined && !target) throw new Error(`nothing is called ${wanted}`)
  const reference = target && {
    type: forwards === undefined ? 'Default' : 'Forward',
    messageId: target.id,
    channelId: target.channelId,
    guildId: target.guildId,
  }
  const message = {
    id,
    type: reply === undefined ? 'Default' : 'Reply',
    timestamp: instant(ms),
    timestampEdited: null,
    ...(own.type === 'Call' ? { callEndedTimestamp: null } : {}),
    isPinned: false,
    content: '',
    author,
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    ...(reference ? { reference } : {}),
    inlineEmojis: [],
    ...own,
  }
  return JSON.parse(JSON.stringify(message).replaceAll('@files/', `${file}_Files/`))
}

/** @param {Channel} channel @param {unknown[]} messages */
function rootOf(channel, messages) {
  return {
    guild: channel.guild ?? GUILD,
    channel: {
      id: channelId(channel.number),
      type: channel.type ?? 'GuildTextChat',
      categoryId: channel.categoryId === undefined ? channelId(90_000) : channel.categoryId,
      category: channel.category === undefined ? 'Cases' : channel.category,
      name: channel.title ?? channel.name,
      topic: channel.topic ?? null,
    },
    dateRange: { after: null, before: null },
    exportedAt: channel.exportedAt ?? '2025-04-01T12:00:00+00:00',
    messages,
    messageCount: messages.length,
  }
}

/** As DCE writes: two spaces, no end of line at the end, every astral character as a pair of escapes. @param {unknown} value */
function toJson(value) {
  return JSON.stringify(value, null, 2).replace(
    /[\uD800-\uDFFF]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
