import { AppError } from '#shared/errors'
import type { Overview, OverviewQuery } from '#shared/overview'
import type { CancelSignal } from '#shared/port'
import type { Id } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { identifier, sql } from '../../db/sql'
import { answered } from './answer'
import { type Calendar, readCalendar } from './calendar'
import { type ColumnsPart, dictionary, emptyColumns, type GuildColumns } from './columns'
import { countOverview } from './count'
import type { NameBook } from './count-lists'
import { type ChannelStamps, forgetGoneColumns, keepColumns, keptColumns } from './file'
import { withParts } from './merge'
import type { RoleBook } from './narrow'
import { readParts } from './read'
import { readNameBook, readRoles } from './read-books'
import { type TermTotals, totalsOf } from './typical'

/** Overviews of an archive, counted from the columns of its guilds. */
export type Overviews = {
  /** Rejects with `cancelled` when nobody waits for it any more, `invalid_input` for a time that does not exist. */
  get(query: OverviewQuery, signal?: CancelSignal): Promise<Overview>
  /** Brings the columns of every guild up to date and keeps them, so that the next overview and the next start find them. */
  warm(): Promise<void>
  /** Ends what is under way. */
  close(): Promise<void>
}

/** Rows of guilds that stay in memory beside the one that was asked for last: about 100 MB. */
const MOST_ROWS = 3_000_000

/** The columns of a guild, and of which state of the archive they are. */
type Held = {
  columns: GuildColumns
  stamps: ChannelStamps
  roles: RoleBook
  /** {@link revisionsOf} before the rest was read; null = none of it has been. */
  revisions: Revisions | null
  calendar: Calendar | null
  said: TermTotals | null
  isKept: boolean
}

type Revisions = { messages: number; read: number; people: number }

/** The overviews of an archive; `dir` = where columns are kept, null = nowhere. */
export function openOverviews(db: Queryable, dir: string | null): Overviews {
  return new Keeper(db, dir)
}

class Keeper implements Overviews {
  readonly #db: Queryable
  readonly #dir: string | null
  readonly #held = new Map<Id, Held>()
  /** What is being brought up to date: whoever asks meanwhile waits for the same, then looks again. */
  readonly #refreshing = new Map<Id, Promise<Held>>()
  readonly #ending = new AbortController()
  #names: { revision: number; book: NameBook } | null = null
  /** Guilds whose columns an overview has kept, because nobody had. */
  readonly #keptOnce = new Set<Id>()
  /** In which state each guild was kept, so that a job in one of them has the files of the others left alone. */
  readonly #warmed = new Map<Id, string>()
  #warming: Promise<void> = Promise.resolve()

  constructor(db: Queryable, dir: string | null) {
    this.#db = db
    this.#dir = dir
    if (dir !== null) this.#later(() => forgetGoneColumns(db, dir))
  }

  async get(query: OverviewQuery, signal?: CancelSignal): Promise<Overview> {
    const held = await this.#fresh(query.scope.guild_id)
    const { columns, roles } = held
    if (!held.isKept && !this.#keptOnce.has(columns.guild_id)) {
      this.#keptOnce.add(columns.guild_id)
      this.#later(() => this.#keep(held))
    }
    const tz = query.scope.tz ?? 'UTC'
    const calendar =
      held.calendar?.tz === tz ? held.calendar : await readCalendar(this.#db, tz, columns.time)
    held.calendar = calendar
    const said = held.said ?? totalsOf(columns.terms, columns.channel, columns.channel_ids.length)
    held.said = said
    const names = await this.#nameBook()
    if (signal?.aborted) throw new AppError('cancelled', 'The call was cancelled.')
    const counted = countOverview({ columns, calendar, roles, said }, names, query)
    return answered(this.#db, { columns, roles, names, counted, top: query.top })
  }

  warm(): Promise<void> {
    return this.#later(() => this.#warmAll())
  }

  /** One thing after the other; whatever fails is done by whoever needs it. */
  #later(work: () => Promise<void>): Promise<void> {
    this.#warming = this.#warming.then(work).catch(() => undefined)
    return this.#warming
  }

  async close(): Promise<void> {
    this.#ending.abort()
    await this.#warming
    await Promise.allSettled(this.#refreshing.values())
  }

  async #warmAll(): Promise<void> {
    if (this.#dir !== null) await forgetGoneColumns(this.#db, this.#dir)
    for (const { id, state } of await guildStates(this.#db)) {
      if (this.#warmed.get(id) === state) continue
      this.#ending.signal.throwIfAborted()
      const wasHeld = this.#held.has(id)
      const held = await this.#fresh(id)
      await this.#keep(held)
      this.#warmed.set(id, state)
      if (!wasHeld) this.#makeRoom()
    }
  }

  async #keep(held: Held): Promise<void> {
    if (held.isKept || this.#dir === null) return
    await keepColumns(this.#db, this.#dir, held)
    held.isKept = true
  }

  /** The guild as the archive has it now. */
  async #fresh(guildId: Id): Promise<Held> {
    for (let refreshing = this.#refreshing.get(guildId); refreshing; ) {
      await refreshing.catch(() => undefined)
      refreshing = this.#refreshing.get(guildId)
    }
    const refreshing = this.#refresh(guildId).finally(() => this.#refreshing.delete(guildId))
    this.#refreshing.set(guildId, refreshing)
    const held = await refreshing
    this.#held.delete(guildId)
    this.#held.set(guildId, held)
    this.#makeRoom()
    return held
  }

  /** Lets go of the guilds that nobody asked for longest. */
  #makeRoom(): void {
    const rows = () =>
      [...this.#held.values()].reduce((sum, { columns }) => sum + columns.time.length, 0)
    for (const id of [...this.#held.keys()].slice(0, -1)) {
      if (rows() <= MOST_ROWS) return
      this.#held.delete(id)
    }
  }

  async #refresh(guildId: Id): Promise<Held> {
    const before = this.#held.get(guildId) ?? (await this.#load(guildId))
    const revisions = await revisionsOf(this.#db)
    const known = before.revisions
    if (known && Object.keys(known).every((key) => isSame(known, revisions, key))) return before
    const { columns, stamps } = await this.#upToDate(guildId, before)
    const roles =
      known?.people === revisions.people && columns.authors === before.columns.authors
        ? before.roles
        : await readRoles(this.#db, columns)
    const isSameColumns = columns === before.columns
    return {
      columns,
      stamps,
      roles,
      revisions,
      calendar: isSameColumns ? before.calendar : null,
      said: isSameColumns ? before.said : null,
      isKept: before.isKept && isSameColumns,
    }
  }

  async #load(guildId: Id): Promise<Held> {
    const kept = this.#dir === null ? null : await keptColumns(this.#db, this.#dir, guildId)
    const { columns, stamps } = kept ?? { columns: emptyColumns(guildId), stamps: new Map() }
    const roles = { role_ids: [], author: new Uint32Array(0), role: new Uint32Array(0) }
    const isKept = kept !== null
    return { columns, stamps, roles, revisions: null, calendar: null, said: null, isKept }
  }

  /** Reads anew what changed of a guild; all of it where messages went, so that nothing of them stays. */
  async #upToDate(
    guildId: Id,
    before: Pick<Held, 'columns' | 'stamps'>,
  ): Promise<Pick<Held, 'columns' | 'stamps'>> {
    const channels = await channelsOf(this.#db, guildId)
    const here = new Set(channels.map(({ channel_id }) => channel_id))
    if ([...before.stamps.keys()].some((id) => !here.has(id))) {
      return this.#upToDate(guildId, { columns: emptyColumns(guildId), stamps: new Map() })
    }
    const changed = channels.filter(
      (channel) =>
        !isSameStamp(before.stamps.get(channel.channel_id), channel) ||
        hasOtherKind(before.columns, channel),
    )
    if (changed.length === 0) return before
    // what is asked meanwhile is counted from the old dictionaries
    const books = {
      authors: dictionary([...before.columns.authors.values]),
      emojis: dictionary([...before.columns.emojis.values]),
      domains: dictionary([...before.columns.domains.values]),
    }
    const of = { guild_id: guildId, channels: changed }
    const parts = await readParts(this.#db, of, books, this.#ending.signal)
    if (haveLess(before.columns, parts)) {
      return this.#upToDate(guildId, { columns: emptyColumns(guildId), stamps: new Map() })
    }
    const stamps: ChannelStamps = new Map(
      channels.map(({ channel_id, revision, read_revision }) => [
        channel_id,
        { revision, read_revision },
      ]),
    )
    return { columns: withParts({ ...before.columns, ...books }, parts), stamps }
  }

  async #nameBook(): Promise<NameBook> {
    const [row] = await this.#db.query<{ revision: number }>(sql`
      select ${REVISION_OF.names} as revision`)
    const revision = row?.revision ?? 0
    if (this.#names?.revision !== revision) {
      this.#names = { revision, book: await readNameBook(this.#db) }
    }
    return this.#names.book
  }
}

const isSame = (a: Revisions, b: Revisions, key: string) =>
  a[key as keyof Revisions] === b[key as keyof Revisions]

const revisionSql = (
  name: 'revisions' | 'read_revisions' | 'name_revisions' | 'people_revisions',
) =>
  sql`(select case when is_called then last_value else 0 end::int from discord.${identifier(name)})`

const REVISION_OF = {
  messages: revisionSql('revisions'),
  read: revisionSql('read_revisions'),
  names: revisionSql('name_revisions'),
  people: revisionSql('people_revisions'),
}

async function revisionsOf(db: Queryable): Promise<Revisions> {
  const [row] = await db.query<Revisions>(sql`
    select ${REVISION_OF.messages} as messages, ${REVISION_OF.read} as read, ${REVISION_OF.people} as people`)
  return row as Revisions
}

/** Every guild, with a text that is another one when its messages or what is read of them are. */
async function guildStates(db: Queryable): Promise<{ id: Id; state: string }[]> {
  return db.query(sql`
    select g.id, concat_ws(' ', count(c.id), max(x.revision), max(x.read_revision)) as state
    from discord.guilds g
    left join discord.channels c on c.guild_id = g.id and not c.is_placeholder
    left join discord.channel_changes x on x.channel_id = c.id
    group by g.id order by g.id`)
}

type Channel = { channel_id: Id; is_thread: boolean; revision: number; read_revision: number }

function isSameStamp(known: { revision: number; read_revision: number } | undefined, now: Channel) {
  return known?.revision === now.revision && known.read_revision === now.read_revision
}

async function channelsOf(db: Queryable, guildId: Id): Promise<Channel[]> {
  return db.query<Channel>(sql`
    select c.id as channel_id, c.is_thread, coalesce(x.revision, 0) as revision,
      coalesce(x.read_revision, 0) as read_revision
    from discord.channels c left join discord.channel_changes x on x.channel_id = c.id
    where c.guild_id = ${guildId} and not c.is_placeholder order by c.id`)
}

/** A newer export may say that a channel is a thread. */
function hasOtherKind(columns: GuildColumns, { channel_id, is_thread }: Channel): boolean {
  const place = columns.channel_ids.indexOf(channel_id)
  return place >= 0 && columns.is_thread[place] !== Number(is_thread)
}

/** True when a channel has fewer messages than before. */
function haveLess(columns: GuildColumns, parts: readonly ColumnsPart[]): boolean {
  const before = new Uint32Array(columns.channel_ids.length)
  for (const place of columns.channel) before[place] = (before[place] as number) + 1
  const after = new Map<Id, number>()
  for (const { channel, channels } of parts) {
    const rows = new Uint32Array(channels.length)
    for (const place of channel) rows[place] = (rows[place] as number) + 1
    channels.forEach(({ channel_id }, place) => {
      after.set(channel_id, (after.get(channel_id) ?? 0) + (rows[place] as number))
    })
  }
  return columns.channel_ids.some((id, place) => {
    const rows = after.get(id)
    return rows !== undefined && rows < (before[place] as number)
  })
}
