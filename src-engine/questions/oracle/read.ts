import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { isQuestion } from '../../dce/is-question'
import { domainOf } from '../../dce/links'

/** A message as the JSON says it. Nothing here has been through SQL. */
export type Told = {
  guild: string
  channel: string
  id: string
  key: string
  author: string
  webhook: string
  isBot: boolean
  isCounted: boolean
  at: string
  ms: number
  isEdited: boolean
  isReply: boolean
  isAnswerToCommand: boolean
  isQuestion: boolean
  content: string
  attachments: number
  fileNames: string[]
  fileSizes: number[]
  urls: string[]
  reactions: { key: string; emoji: string; isCustom: boolean; count: number }[]
  mentions: string[]
  replyTo: string | null
  domains: string[]
}
export type ToldChannel = {
  guild: string
  id: string
  name: string
  type: string
  parent: string | null
  category: string | null
  isThread: boolean
}
export type ToldRole = { id: string; name: string }
export type ToldArchive = {
  messages: Told[]
  /** By `channel/id`. */
  byPlace: Map<string, Told>
  channels: ToldChannel[]
  guilds: Map<string, string>
  /** By `guild/author key`. */
  names: Map<string, { name: string; isBot: boolean; userName: string; roles: ToldRole[] }>
}

type RawUser = {
  id: string
  name: string
  nickname: string
  isBot: boolean
  discriminator: string
  roles: ToldRole[]
}
type RawMessage = {
  id: string
  type: string
  timestamp: string
  timestampEdited: string | null
  content: string
  author: RawUser
  attachments: { fileName: string; fileSizeBytes: number }[]
  reactions: { emoji: { id: string; name: string }; count: number }[]
  mentions: RawUser[]
  reference?: { messageId: string; channelId: string }
  interaction?: object
}
type RawFile = {
  guild: { id: string; name: string }
  channel: { id: string; type: string; name: string; category: string; categoryId: string }
  messages: RawMessage[]
}

const COUNTED = new Set(['Default', 'Reply', '20', '23'])

/** Reads a folder of whole, well-formed exports of one moment into memory. */
export async function readTold(dir: string): Promise<ToldArchive> {
  const told: ToldArchive = {
    messages: [],
    byPlace: new Map(),
    channels: [],
    guilds: new Map(),
    names: new Map(),
  }
  for (const name of await readdir(dir)) {
    addFile(told, JSON.parse(await readFile(join(dir, name), 'utf8')) as RawFile)
  }
  for (const channel of told.channels.filter((each) => each.isThread)) {
    const starter = told.byPlace.get(`${channel.id}/${channel.id}`)
    if (starter && told.byPlace.has(`${channel.parent}/${channel.id}`)) starter.isCounted = false
  }
  return told
}

function addFile(told: ToldArchive, file: RawFile): void {
  const { guild, channel } = file
  told.guilds.set(guild.id, guild.name)
  told.channels.push({
    guild: guild.id,
    id: channel.id,
    name: channel.name,
    type: channel.type,
    parent: channel.categoryId,
    category: channel.category,
    isThread: channel.type.endsWith('Thread'),
  })
  const meet = (user: RawUser) =>
    told.names.set(`${guild.id}/${keyOf(user)}`, {
      name: user.nickname,
      isBot: user.isBot,
      userName: user.name,
      roles: user.roles,
    })
  for (const raw of file.messages) {
    meet(raw.author)
    for (const user of raw.mentions) if (!told.names.has(`${guild.id}/${user.id}`)) meet(user)
    const message = toTold(guild.id, channel.id, raw)
    told.messages.push(message)
    told.byPlace.set(`${channel.id}/${raw.id}`, message)
  }
}

const isFace = (user: RawUser) => user.isBot && user.discriminator === '0000'
const keyOf = (user: RawUser) => (isFace(user) ? `${user.id}:${user.name}` : user.id)

function toTold(guild: string, channel: string, raw: RawMessage): Told {
  const isCounted = COUNTED.has(raw.type)
  return {
    guild,
    channel,
    id: raw.id,
    key: keyOf(raw.author),
    author: raw.author.id,
    webhook: isFace(raw.author) ? raw.author.name : '',
    isBot: raw.author.isBot,
    isCounted,
    at: new Date(raw.timestamp).toISOString(),
    ms: Date.parse(raw.timestamp),
    isEdited: raw.timestampEdited !== null,
    isReply: raw.type === 'Reply',
    isAnswerToCommand:
      raw.author.isBot &&
      (raw.type === '20' || raw.type === '23' || (isCounted && raw.interaction !== undefined)),
    isQuestion: isCounted && !raw.author.isBot && isQuestion(raw.content),
    content: raw.content,
    attachments: raw.attachments.length,
    fileNames: raw.attachments.map((each) => each.fileName),
    fileSizes: raw.attachments.map((each) => each.fileSizeBytes),
    urls: [...raw.content.matchAll(/https:\/\/\S+/g)].map((m) => m[0]),
    reactions: raw.reactions.map(({ emoji, count }) => ({
      key: emoji.id || emoji.name,
      emoji: emoji.id ? `:${emoji.name}:` : emoji.name,
      isCustom: emoji.id !== '',
      count,
    })),
    mentions: [...new Set(raw.mentions.map((user) => user.id))],
    replyTo:
      raw.type === 'Reply' && raw.reference
        ? `${raw.reference.channelId}/${raw.reference.messageId}`
        : null,
    domains: [...raw.content.matchAll(/https:\/\/\S+/g)].map((m) => domainOf(m[0]) ?? ''),
  }
}
