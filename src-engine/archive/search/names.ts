import { fold } from '#shared/fold'
import { operatorText } from '#shared/search-text/print'
import { typosAllowed, typosBetween } from '#shared/search-text/spelling'
import { joinAuthorKey, splitAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import { NEWEST_REVISION } from '../changes'

/*
 * Every name that an operator may say, read once and kept until the archive changes: names are compared as `fold` makes
 * them, which no SQL does, and what is misspelled has to be compared with all of them.
 */

export type PlaceKind = 'channel' | 'thread' | 'category' | 'guild'
export type Place = {
  kind: PlaceKind
  /** Of the channel, category or guild; '' = a category that is known by its name alone. */
  id: string
  guild_id: string
  name: string
  guild_name: string
  /** The channels in it, itself included; not for guilds. */
  channel_ids: string[]
}
export type NamedRole = { guild_id: string; role_id: string; name: string }
export type NamedEmoji = {
  emoji_key: string
  name: string
  code: string | null
  is_custom: boolean
}

/** The names of an archive. The maps are by folded name. */
export type Names = {
  /** Author keys by every name they have or had. */
  authors: ReadonlyMap<string, readonly string[]>
  /** The same by what is left of names with emoji without them: `Mara 🏮` is called `Mara`. */
  plainAuthors: ReadonlyMap<string, readonly string[]>
  /** The user name of each author. */
  authorNames: ReadonlyMap<string, string>
  places: ReadonlyMap<string, readonly Place[]>
  placesById: ReadonlyMap<string, Place>
  /** The folded name of each place, by id. */
  folded: ReadonlyMap<string, string>
  roles: ReadonlyMap<string, readonly NamedRole[]>
  emojis: readonly NamedEmoji[]
  /** Sites of links and extensions of files, read when they are asked for first. */
  domains: () => Promise<ReadonlySet<string>>
  extensions: () => Promise<ReadonlySet<string>>
}

const kept = new WeakMap<Queryable, { stamp: string; names: Promise<Names> }>()

/** The names of the archive as it is now. */
export async function namesOf(db: Queryable): Promise<Names> {
  const stamp = await stampOf(db)
  const known = kept.get(db)
  if (known?.stamp === stamp) return known.names
  const names = readNames(db)
  kept.set(db, { stamp, names })
  names.catch(() => kept.delete(db))
  return names
}

/**
 * Differs when names may differ: a file was read or removed, or people, places or emoji with it. People are too many to be
 * counted for every key that is typed.
 */
export async function stampOf(db: Queryable): Promise<string> {
  const [row] = await db.query<{ stamp: string }>(sql`
    select concat_ws(' ', ${NEWEST_REVISION},
      (select count(*) from discord.channels), (select count(*) from discord.guilds),
      (select count(*) from discord.roles), (select count(*) from discord.emojis),
      (select concat_ws(' ', count(*), max(id), sum(read_messages), sum(checkpoint_bytes), max(ingested_at))
       from discord.export_files)) as stamp`)
  return row?.stamp ?? ''
}

async function readNames(db: Queryable): Promise<Names> {
  const authors = new Map<string, string[]>()
  const plainAuthors = new Map<string, string[]>()
  const authorNames = new Map<string, string>()
  const named = await db.query<{ author_id: string; webhook_name: string; name: string }>(sql`
    select distinct author_id, webhook_name, name from discord.author_names
    union select id, webhook_name, name from discord.authors`)
  for (const { author_id, webhook_name, name } of named) {
    const key = joinAuthorKey(author_id, webhook_name)
    const folded = fold(name).trim()
    addOnce(authors, folded, key)
    const plain = withoutEmoji(folded)
    if (plain !== '' && plain !== folded) addOnce(plainAuthors, plain, key)
  }
  const people = await db.query<{ author_key: string; name: string }>(
    sql`select author_key, name from discord.authors`,
  )
  for (const { author_key, name } of people) authorNames.set(author_key, name)
  const roles = new Map<string, NamedRole[]>()
  for (const role of await db.query<NamedRole>(
    sql`select guild_id, id as role_id, name from discord.roles order by guild_id, id`,
  )) {
    listOf(roles, fold(role.name).trim()).push(role)
  }
  const emojis = await db.query<NamedEmoji>(
    sql`select emoji_key, name, code, is_custom from discord.emojis`,
  )
  const domains = once(() => readSet(db, sql`select distinct domain as value from discord.links`))
  const extensions = once(() =>
    readSet(db, sql`select distinct extension as value from discord.attachments`),
  )
  const places = await readPlaces(db)
  return { authors, plainAuthors, authorNames, ...places, roles, emojis, domains, extensions }
}

const EMOJI =
  /(?:\p{Extended_Pictographic}|\p{Regional_Indicator}|\p{Emoji_Modifier}|\u200d|\ufe0f|\u20e3)+/gu

function withoutEmoji(name: string): string {
  return name.replace(EMOJI, ' ').replace(/\s+/g, ' ').trim()
}

function addOnce(map: Map<string, string[]>, name: string, key: string): void {
  const keys = listOf(map, name)
  if (!keys.includes(key)) keys.push(key)
}

async function readSet(db: Queryable, query: Sql): Promise<ReadonlySet<string>> {
  return new Set((await db.query<{ value: string }>(query)).map(({ value }) => value))
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let kept: Promise<T> | null = null
  return () => {
    kept ??= read().catch((error: unknown) => {
      kept = null
      throw error
    })
    return kept
  }
}

type ChannelRow = {
  id: string
  guild_id: string
  name: string
  type: string
  is_thread: boolean
  parent_id: string | null
  category: string | null
}

async function readPlaces(db: Queryable): Promise<Pick<Names, 'places' | 'placesById' | 'folded'>> {
  const guilds = await db.query<{ id: string; name: string }>(
    sql`select id, name from discord.guilds order by id`,
  )
  const channels = await db.query<ChannelRow>(sql`
    select id, guild_id, name, type, is_thread, parent_id, category from discord.channels order by id`)
  const guildNames = new Map(guilds.map(({ id, name }) => [id, name]))
  const children = new Map<string, ChannelRow[]>()
  for (const channel of channels) {
    if (channel.parent_id !== null) listOf(children, channel.parent_id).push(channel)
  }
  const within = (id: string, depth = 0): string[] =>
    depth > 3
      ? []
      : [id, ...(children.get(id) ?? []).flatMap((child) => within(child.id, depth + 1))]
  const all: Place[] = channels.map(({ id, guild_id, name, type, is_thread }) => {
    const kind = is_thread ? 'thread' : type === 'GuildCategory' ? 'category' : 'channel'
    // a forum holds no messages itself: its posts are meant
    const isWhole = kind === 'category' || isForum(type)
    const guild_name = guildNames.get(guild_id) ?? ''
    return { kind, id, guild_id, name, guild_name, channel_ids: isWhole ? within(id) : [id] }
  })
  for (const { id, name } of guilds) {
    all.push({ kind: 'guild', id, guild_id: id, name, guild_name: name, channel_ids: [] })
  }
  const places = new Map<string, Place[]>()
  const folded = new Map<string, string>()
  for (const place of all) {
    const name = fold(place.name).trim()
    listOf(places, name).push(place)
    folded.set(place.id, name)
  }
  return { places, placesById: new Map(all.map((place) => [place.id, place])), folded }
}

function isForum(type: string): boolean {
  return type === 'GuildForum' || type === 'GuildMedia'
}

function listOf<T>(map: Map<string, T[]>, key: string): T[] {
  const list = map.get(key)
  if (list) return list
  const made: T[] = []
  map.set(key, made)
  return made
}

/**
 * The authors that a name or id means, as keys: all that have or had it as their whole name, else those who are called so
 * apart from emoji.
 */
export function authorsNamed(names: Names, value: string): readonly string[] {
  const text = fold(value).trim()
  const bare = text.replace(/^@/, '')
  const found =
    names.authors.get(text) ?? names.authors.get(bare) ?? names.plainAuthors.get(bare) ?? []
  if (found.length > 0) return found
  return /^\d{1,19}(:|$)/.test(value) && names.authorNames.has(value) ? [value] : []
}

const PLACE_ORDER: readonly PlaceKind[] = ['channel', 'thread', 'category', 'guild']

/**
 * The places that a name, `guild/name` or id means. Of different kinds with the same name the narrowest counts: channels
 * before threads before categories before guilds; `#name` is a channel or thread.
 */
export function placesNamed(names: Names, value: string): readonly Place[] {
  const text = fold(value).trim()
  const bare = text.replace(/^#/, '')
  const found = narrowest([
    ...(names.places.get(text) ?? []),
    ...(bare === text
      ? []
      : (names.places.get(bare) ?? []).filter(
          ({ kind }) => kind === 'channel' || kind === 'thread',
        )),
  ])
  if (found.length > 0) return found
  const byId = names.placesById.get(value.trim().replace(/^#/, ''))
  return byId ? [byId] : withinNamed(names, text)
}

/** `guild/channel`: every way to cut the text in two. */
function withinNamed(names: Names, text: string): readonly Place[] {
  for (let slash = text.indexOf('/'); slash >= 0; slash = text.indexOf('/', slash + 1)) {
    const guild = text.slice(0, slash).trim()
    const name = text.slice(slash + 1).trim()
    const guilds = new Set(
      (names.places.get(guild) ?? [])
        .filter(({ kind }) => kind === 'guild')
        .map(({ guild_id }) => guild_id),
    )
    if (guilds.size === 0) continue
    const inside = (
      names.places.get(name) ??
      names.places.get(name.replace(/^#/, '')) ??
      []
    ).filter(({ kind, guild_id }) => kind !== 'guild' && guilds.has(guild_id))
    if (inside.length > 0) return narrowest(inside)
  }
  return []
}

function narrowest(places: readonly Place[]): readonly Place[] {
  const kind = PLACE_ORDER.find((one) => places.some((place) => place.kind === one))
  return places.filter((place) => place.kind === kind)
}

/** The roles that a name or id means. */
export function rolesNamed(names: Names, value: string): readonly NamedRole[] {
  const text = fold(value).trim()
  const found = names.roles.get(text) ?? names.roles.get(text.replace(/^@/, '')) ?? []
  if (found.length > 0) return found
  return [...names.roles.values()].flat().filter(({ role_id }) => role_id === value.trim())
}

/** The keys of the emoji that are meant: the character itself, or its name with or without colons. */
export function emojisNamed(names: Names, value: string): readonly string[] {
  const text = value.trim()
  const bare = plainEmoji(text)
  const name = fold(text).replace(/^:|:$/g, '')
  const found = names.emojis
    .filter(
      (emoji) =>
        emoji.emoji_key === text ||
        (bare !== '' && plainEmoji(emoji.emoji_key) === bare) ||
        fold(emoji.name) === name ||
        (emoji.code !== null && fold(emoji.code) === name),
    )
    .map(({ emoji_key }) => emoji_key)
  // a name means all skin tones, as the character does
  const plain = new Set(found.map(plainEmoji).filter((emoji) => emoji !== ''))
  const toned = names.emojis.filter(
    ({ emoji_key, is_custom }) => !is_custom && plain.has(plainEmoji(emoji_key)),
  )
  return [...new Set([...found, ...toned.map(({ emoji_key }) => emoji_key)])]
}

/** An emoji without skin tone and the sign that makes it colourful. */
function plainEmoji(text: string): string {
  return text.replace(/[\u{1f3fb}-\u{1f3ff}\ufe0f]/gu, '')
}

/** The names nearest to a misspelled one, at most three: those that it begins, then those with fewest typos. */
export function nearestNames(known: Iterable<string>, value: string): string[] {
  const text = fold(value).trim().replace(/^[@#]/, '')
  if (text === '') return []
  const most = typosAllowed(text)
  const near: { name: string; typos: number }[] = []
  for (const name of known) {
    if (name === '') continue
    const begins = name.startsWith(text) || name.split(/[\s_-]/).includes(text)
    const typos = begins ? 0 : typosBetween(text, name, most)
    if (typos !== null) near.push({ name, typos })
  }
  return near
    .sort(
      (a, b) => a.typos - b.typos || a.name.length - b.name.length || (a.name < b.name ? -1 : 1),
    )
    .slice(0, 3)
    .map(({ name }) => name)
}

/** What behind `in:` means exactly this channel, category or guild: its name, that with its guild's, or the id. */
export function placeValue(names: Names, id: string): string {
  const place = names.placesById.get(id)
  const isGuild = place?.kind === 'guild'
  const hash = place?.kind === 'channel' ? '#' : ''
  const ways = place
    ? [`${hash}${place.name}`, ...(isGuild ? [] : [`${place.guild_name}/${place.name}`])]
    : []
  const meant = ways.find((way) => {
    const found = placesNamed(names, way)
    return found.length === 1 && found[0]?.id === id
  })
  return meant ?? id
}

/** What behind `from:` means exactly this author: one of these names, the user name, or the id. */
export function authorValue(names: Names, key: string, shown: readonly string[] = []): string {
  const user = names.authorNames.get(key)
  const ways = [...shown, ...(user === undefined ? [] : [user])]
  const meant = ways.find((way) => {
    const found = authorsNamed(names, way)
    return found.length === 1 && found[0] === key
  })
  return meant ?? key
}

/** `in:…` for exactly this channel, category or guild. */
export function placeOperator(names: Names, id: string): string {
  return operatorText('in', placeValue(names, id))
}

/** `from:…` for exactly this author; `shown` = names to prefer. */
export function authorOperator(names: Names, key: string, shown: readonly string[] = []): string {
  return operatorText('from', authorValue(names, key, shown))
}

/** Ids and webhook names of author keys, side by side. */
export function splitKeys(keys: readonly string[]): { ids: string[]; faces: string[] } {
  const split = keys.map(splitAuthorKey)
  return {
    ids: split.map(({ author_id }) => author_id),
    faces: split.map(({ webhook_name }) => webhook_name),
  }
}
