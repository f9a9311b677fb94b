import type { HandlerInput } from '#shared/api'
import type { FacetName, FacetValue, SearchFacets } from '#shared/search'
import type { OperatorName } from '#shared/search-text/operators'
import { operatorText } from '#shared/search-text/print'
import { joinAuthorKey } from '#shared/snowflake'
import type { Queryable } from '../../db/database'
import { type Sql, sql } from '../../db/sql'
import type { Meanings } from '../meaning/meanings'
import { keyTable } from '../message-keys'
import { isCheap } from './cost'
import { authorValues, channelValues, guildValues } from './facet-values'
import type { MeantMessage } from './followers'
import { hasWords, type WordsPlan, wordsConditions, wordsFrom } from './from'
import { histogramOf, type Messages, monthValues } from './histogram'
import { hitsOf } from './hits'
import { meantBy } from './meant'
import { planSearch, type SearchPlan } from './plan'
import { countedPlan } from './words'

/** Hits that are looked at: what more there are, the newest stand for all. */
const MAX_COUNTED = 10_000
/** Of a search that finds too much to look for all of it, the hits among so many of the newest messages. */
const MAX_READ = 100_000
/** Values of a facet that are told. */
const MAX_VALUES = 30

/** The kinds of message, what adds them to a search, and how they are told from a `discord.messages m`. */
const TYPES: readonly { label: string; operator: string; is: Sql }[] = [
  { label: 'Link', operator: 'has:link', is: sql`m.link_count > 0` },
  { label: 'File', operator: 'has:file', is: sql`m.attachment_count > 0` },
  { label: 'Embed', operator: 'has:embed', is: sql`m.embed_count > 0` },
  { label: 'Sticker', operator: 'has:sticker', is: sql`m.sticker_count > 0` },
  { label: 'Reaction', operator: 'has:reaction', is: sql`m.reaction_count > 0` },
  { label: 'Question', operator: 'is:question', is: sql`m.is_question` },
  { label: 'Reply', operator: 'is:reply', is: sql`m.type = 'Reply'` },
  { label: 'Forwarded', operator: 'is:forwarded', is: sql`m.is_forward` },
  { label: 'Edited', operator: 'is:edited', is: sql`m.edited_at is not null` },
  { label: 'Pinned', operator: 'is:pinned', is: sql`m.is_pinned` },
  { label: 'By a bot', operator: 'is:bot', is: sql`m.is_bot` },
]

/** A group of hits: of a guild, channel, author, day, language or entity, by `grouped`, or all of them with how many are of each type. */
type Group = {
  grouped: number
  guild_id: string | null
  channel_id: string | null
  author_id: string | null
  webhook_name: string | null
  day: string | null
  messages: number
  types: number[] | null
}

/** What the hits of a search have in common, and when they were posted. */
export async function searchFacets(
  db: Queryable,
  query: HandlerInput<'search.facets'>,
  meanings: Meanings | null = null,
): Promise<SearchFacets> {
  const typed = await planSearch(db, query)
  const meant = await meantBy(db, { query, plan: typed }, meanings)
  const plan = await countedPlan(db, typed, query.mode === 'typos')
  const isAlone = meant?.isAlone ?? plan.like !== null
  const isWhole = isAlone || (await isCheap(db, sql`select 1 from ${hitsOf(plan)} h`))
  const worded = isWhole || !hasWords(plan) ? newestOf(plan) : newestRead(plan)
  const near = nearKeys(meant?.near ?? [])
  // what is near is counted whatever its age
  const newest = isAlone ? near : sql`(${worded}) union ${near}`
  const groups = await groupHits(db, newest, query.tz ?? 'UTC')
  const all = groups.find(({ grouped }) => grouped === ALL)
  const counted = all?.messages ?? 0
  const days: Messages[] = groups
    .filter(({ grouped }) => grouped === BY_DAY)
    .map(({ day, messages }) => ({ start: day ?? '', messages }))
  const top = (grouped: number) =>
    groups
      .filter((group) => group.grouped === grouped)
      .sort(
        (a, b) =>
          b.messages - a.messages || idOf(a) - idOf(b) || (a.day ?? '').localeCompare(b.day ?? ''),
      )
      .slice(0, MAX_VALUES)
  const facets: { name: FacetName; values: FacetValue[] }[] = [
    {
      name: 'guild',
      values: await guildValues(
        db,
        counts(top(BY_GUILD), (g) => g.guild_id),
      ),
    },
    {
      name: 'channel',
      values: await channelValues(
        db,
        counts(top(BY_CHANNEL), (g) => g.channel_id),
      ),
    },
    {
      name: 'author',
      values: await authorValues(
        db,
        counts(top(BY_AUTHOR), (g) => joinAuthorKey(g.author_id ?? '', g.webhook_name ?? '')),
      ),
    },
    { name: 'month', values: monthValues(days) },
    { name: 'type', values: typeValues(all?.types ?? []) },
    { name: 'language', values: namedValues(top(BY_LANGUAGE), 'lang') },
    { name: 'entity', values: namedValues(top(BY_ENTITY), 'entity') },
  ]
  return {
    facets: facets.filter(({ values }) => values.some(({ messages }) => messages < counted)),
    histogram: histogramOf(days),
    counted,
    is_complete: counted < MAX_COUNTED && (isWhole || !hasWords(plan)),
  }
}

// what grouping() tells of the sets below
const BY_GUILD = 0b01111
const BY_CHANNEL = 0b10111
const BY_AUTHOR = 0b11001
const BY_DAY = 0b11110
const ALL = 0b11111
// beyond what it can tell; the value stands in the place of the day
const BY_LANGUAGE = 100
const BY_ENTITY = 101

/** The newest hits of a search that finds its hits in a moment, or by their time. */
function newestOf(plan: SearchPlan): Sql {
  return sql`select h.channel_id, h.message_id from ${hitsOf(plan)} h
    order by h.message_id desc limit ${MAX_COUNTED}`
}

/** What is found by meaning. */
function nearKeys(near: readonly MeantMessage[]): Sql {
  return sql`select channel_id, message_id from ${keyTable(near)}`
}

/** The newest hits of others. */
function newestRead(plan: WordsPlan): Sql {
  const read = sql`(select * from discord.message_words
    order by message_id desc, channel_id desc limit ${MAX_READ})`
  return sql`select w.channel_id, w.message_id from ${wordsFrom(plan, read)}
    where ${wordsConditions(plan)} order by w.message_id desc limit ${MAX_COUNTED}`
}

function groupHits(db: Queryable, newest: Sql, tz: string): Promise<Group[]> {
  const types = TYPES.map(({ is }) => sql`(count(*) filter (where ${is}))::int`)
  const list = types.reduce((all, one) => sql`${all}, ${one}`)
  return db.query<Group>(sql`
    with newest as materialized (${newest}), m as materialized (
      select m.guild_id, m.channel_id, m.author_id, m.webhook_name, m.link_count, m.attachment_count,
             m.embed_count, m.sticker_count, m.reaction_count, m.is_question, m.type, m.is_forward,
             m.edited_at, m.is_pinned, m.is_bot, (m.posted_at at time zone ${tz}::text)::date as day
      from newest n join discord.messages m on m.channel_id = n.channel_id and m.id = n.message_id
    )
    select grouping(guild_id, channel_id, author_id, webhook_name, day) as grouped, guild_id, channel_id,
           author_id, webhook_name, day::text, count(*)::int as messages,
           case when grouping(guild_id, channel_id, author_id, webhook_name, day) = ${ALL}
             then array[${list}] end as types
    from m
    group by grouping sets ((guild_id), (channel_id), (author_id, webhook_name), (day), ())
    union all
    select ${BY_LANGUAGE}, null, null, null, null, s.language, count(*)::int, null
    from newest n
    join discord.message_signals s on s.channel_id = n.channel_id and s.message_id = n.message_id
    where s.language is not null
    group by s.language
    union all
    select ${BY_ENTITY}, null, null, null, null, e.name, count(*)::int, null
    from (
      select distinct n.channel_id, n.message_id, em.entity_id
      from newest n
      join discord.entity_mentions em on em.channel_id = n.channel_id and em.message_id = n.message_id
    ) named
    join discord.entities e on e.entity_id = named.entity_id and e.is_shown
    group by e.entity_id, e.name`)
}

/** Only for an order that is always the same. */
function idOf({ guild_id, channel_id, author_id }: Group): number {
  return Number(guild_id ?? channel_id ?? author_id)
}

/** Values that are called as they are searched for. */
function namedValues(groups: readonly Group[], operator: OperatorName): FacetValue[] {
  return groups.map(({ day, messages }) => {
    const label = day ?? ''
    return { label, messages, operator: operatorText(operator, label), icon: null }
  })
}

function counts(groups: readonly Group[], keyOf: (group: Group) => string | null) {
  return groups.map((group) => ({ key: keyOf(group) ?? '', messages: group.messages }))
}

function typeValues(messages: readonly number[]): FacetValue[] {
  return TYPES.map(({ label, operator }, at) => ({
    label,
    operator,
    messages: messages[at] ?? 0,
    icon: null,
  }))
    .filter((value) => value.messages > 0)
    .sort((a, b) => b.messages - a.messages)
}
