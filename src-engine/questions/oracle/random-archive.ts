import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { msToSnowflake } from '#shared/snowflake'

type Json = Record<string, unknown>
type Person = { id: string; name: string; nickname: string; isBot: boolean; discriminator: string }
type Place = {
  guild: [string, string]
  id: string
  name: string
  type: string
  parent: [string, string]
}

/** The guild that questions about one are asked of. */
export const HARBOUR = '900000000000000001'
const GUILDS: [string, string][] = [
  [HARBOUR, 'Harbour'],
  ['80000000000000001', 'Orchard & <b>Sons</b>'],
]
const DIRECT: [string, string] = ['0', 'Direct Messages']

// Around these instants clocks change in Berlin, New York, São Paulo (at midnight) and Lord Howe (by half an hour).
const DAYS = [
  '2018-02-17',
  '2018-02-18',
  '2018-03-25',
  '2018-04-01',
  '2018-10-28',
  '2018-11-04',
  '2018-12-31',
  '2019-01-01',
  '2019-01-07',
]

const TEXTS = [
  'good morning',
  'is anyone here?',
  'how do I open the valve?',
  'see https://docs.example.co.uk/a?b=1 and https://example.com/x',
  'https://example.com/y',
  'https://sub.example.com/z https://example.com/z',
  'a quokka swims and a quokka swims',
  'Quokka?',
  'naïve 👩‍👩‍👧 text 漢字',
  '',
  'who knows the harbour master?',
  'I love this great harbour, thank you all',
  'this is the worst storm of the worst of all the storms, and I hate it',
  'what the fuck is wrong with this shitty crane?',
  'fuck, the anchor is gone again?',
  'did they move from Berlin to Lisbon because they like Ethereum?',
  'will we meet in Lisbon before the end of the week?',
  'wir treffen uns morgen früh im Hafen von Hamburg',
]

const FILES = ['picture.PNG', 'notes.tar.gz', 'README', 'picture.png', 'Ä b.Pdf', 'odd.ending!']

const EMOJIS = [
  { id: '', name: '👍', code: 'thumbsup', isAnimated: false, imageUrl: '' },
  { id: '', name: '❤️', code: 'heart', isAnimated: false, imageUrl: '' },
  { id: '700000000000000001', name: 'wave', code: 'wave', isAnimated: false, imageUrl: '' },
  { id: '700000000000000002', name: 'wave', code: 'wave', isAnimated: true, imageUrl: '' },
]

/** Numbers in [0, 1) from a seed (mulberry32): the same archive on every machine. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/**
 * Writes a small DCE export set into a new folder and returns the folder. It has what makes counting hard: clock changes,
 * ties, bots, webhooks with several names, deleted users with equal names, notices, thread starters in two files, replies
 * to nobody, to oneself, to bots and to notices, two guilds that share people, and direct messages.
 */
export async function writeRandomArchive(
  seed: number,
  messagesPerChannel: number,
): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'questions-'))
  for (const [name, file] of randomArchive(seed, messagesPerChannel)) {
    await writeFile(join(dir, name), JSON.stringify(file, null, 2))
  }
  return dir
}

function randomArchive(seed: number, size: number): [string, Json][] {
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const chance = (share: number) => random() < share
  const people: Person[] = Array.from({ length: 9 }, (_, n) => ({
    id: `${n < 3 ? '9' : '10'}${String(n).padStart(16, '0')}`,
    name: n > 6 ? 'Deleted User' : `user${n}`,
    nickname: n > 6 ? 'Deleted User' : `Nick ${n % 4}`,
    isBot: n === 5,
    discriminator: n === 5 ? '1234' : '0000',
  }))
  const faces = ['Relay', 'relay', 'Ärger'].map((name) => ({
    id: '555000000000000001',
    name,
    nickname: name,
    isBot: true,
    discriminator: '0000',
  }))
  const silent: Person = { ...(people[0] as Person), id: '123', name: 'silent', nickname: 'Silent' }

  let serial = 0
  const message = (place: Place, earlier: Json[]): Json => {
    const ms = Date.parse(`${pick(DAYS)}T00:00:00Z`) + Math.floor(random() * 48) * 1_800_000
    const id = (BigInt(msToSnowflake(ms)) + BigInt(++serial)).toString()
    const author = chance(0.08) ? pick(faces) : pick(people)
    const target = earlier.length > 0 && chance(0.35) ? pick(earlier) : null
    const notice = chance(0.15)
    const reference = {
      messageId: target === null ? '42' : (target.id as string),
      channelId: place.id,
      guildId: place.guild[0],
      type: 'Default',
    }
    const isReply = !notice && (target !== null || chance(0.05))
    const offset = chance(0.5) ? '+00:00' : '-04:00'
    return {
      id,
      type: notice
        ? pick(['GuildMemberJoin', 'ChannelPinnedMessage', '8'])
        : isReply
          ? 'Reply'
          : pick(['Default', 'Default', '20', '23']),
      timestamp: stamp(ms, offset),
      timestampEdited: chance(0.2) ? stamp(ms + 60_000, offset) : null,
      callEndedTimestamp: null,
      isPinned: chance(0.05),
      content: notice ? 'Joined the server.' : pick(TEXTS),
      author: user(author, place.guild),
      attachments: chance(0.2)
        ? Array.from({ length: chance(0.3) ? 2 : 1 }, (_, n) => ({
            id: `${ms}${serial}${n}`,
            url: `https://cdn.example/${n}`,
            fileName: FILES[(serial + 3 * n) % FILES.length],
            fileSizeBytes: 10 + (serial % 7),
          }))
        : [],
      embeds: [],
      stickers: [],
      reactions: EMOJIS.filter(() => chance(0.15)).map((emoji) => ({
        emoji,
        count: 1 + Math.floor(random() * 3),
        users: [],
      })),
      mentions: chance(0.25)
        ? [...new Set([pick(people), pick(people), silent])].map((person) =>
            user(person, place.guild),
          )
        : [],
      ...(isReply ? { reference } : {}),
      ...(author.isBot && serial % 3 === 0
        ? { interaction: { id: `${serial}`, name: 'ping', user: user(silent, place.guild) } }
        : {}),
      inlineEmojis: [],
    }
  }

  const files: [string, Json][] = []
  const add = (place: Place, first: Json[], count = size): Json[] => {
    const messages = [...first]
    for (let n = 0; n < count; n++) messages.push(message(place, messages))
    messages.sort((a, b) => (BigInt(a.id as string) < BigInt(b.id as string) ? -1 : 1))
    files.push([`${files.length}.json`, exported(place, messages)])
    return messages
  }
  GUILDS.forEach((guild, g) => {
    const general = {
      guild,
      id: `60000000000000${g}1`,
      name: 'general',
      type: 'GuildTextChat',
      parent: [`5000${g}`, 'Öffentlich'] as [string, string],
    }
    const parents = add(general, [])
    add({ ...general, id: `60000000000000${g}2`, name: 'Help', parent: [`5001${g}`, 'Areas'] }, [])
    add({ ...general, id: `60000000000000${g}3`, name: 'empty' }, [], 0)
    const starter = parents.find((each) => each.type === 'Default') as Json
    const thread = {
      ...general,
      id: starter.id as string,
      name: 'a thread',
      type: 'GuildPublicThread',
      parent: [general.id, general.name] as [string, string],
    }
    add(thread, [starter], 6)
  })
  for (const [id, name] of [
    ['7000', 'ana'],
    ['7001', 'bob'],
  ] as const) {
    add({ guild: DIRECT, id, name, type: 'DirectTextChat', parent: ['1', 'Private'] }, [], 4)
  }
  return files
}

function user(person: Person, [guild]: [string, string]): Json {
  const roles = person.discriminator === '0000' && person.isBot ? [] : rolesOf(person, guild)
  return { ...person, color: null, avatarUrl: 'https://cdn.example/a.png', roles }
}

// Two roles of one name, and one that has the id of another as its name.
const ROLES = ['Keeper', 'Crew', 'Crew', '3000000000000002']

function rolesOf({ id }: Person, guild: string): Json[] {
  const g = GUILDS.findIndex(([each]) => each === guild)
  const n = Number(id.at(-1))
  return ROLES.map((name, index) => ({
    id: `30000000000000${g}${index + 1}`,
    name,
    color: null,
    position: index + 1,
  })).filter((_, index) => g >= 0 && (n * 7 + index * 3 + g) % 5 < 2)
}

/** The instant with a local offset, as DCE writes it. */
function stamp(ms: number, offset: '+00:00' | '-04:00'): string {
  const shift = offset === '-04:00' ? 4 * 3_600_000 : 0
  return new Date(ms - shift).toISOString().replace('Z', offset)
}

function exported({ guild, id, name, type, parent }: Place, messages: Json[]): Json {
  return {
    guild: { id: guild[0], name: guild[1], iconUrl: '' },
    channel: { id, type, categoryId: parent[0], category: parent[1], name, topic: null },
    dateRange: { after: null, before: null },
    exportedAt: '2025-01-01T00:00:00+00:00',
    messages,
    messageCount: messages.length,
  }
}
