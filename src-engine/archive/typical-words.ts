import type { Queryable } from '../db/database'
import { type Sql, sql } from '../db/sql'

/*
 * Which words are typical of some messages of a guild, by class-based TF-IDF as guild_channel_keywords tells it (decision 30): a
 * word's share of theirs, times ln(1 + words of the guild per channel / times the guild says it). Counting is apart from ranking,
 * so that whoever holds the terms in memory counts by itself.
 */

/** How often a guild's people say what, in all of its messages. */
export type GuildTerms = {
  /** By the id of a term. */
  readonly messages: ReadonlyMap<number, number>
  /** Words of the guild per channel, each counted once a message. */
  readonly average: number
}

/** A word and how many of the messages say it. */
export type TypicalWord = { word: string; messages: number }

/** Counts what a guild says, from what is counted by channel: keep it while the archive does not change. */
export async function guildTerms(db: Queryable, guildId: string): Promise<GuildTerms> {
  const rows = await db.query<{ term_id: number; messages: number }>(sql`
    select t.term_id, sum(t.messages)::int as messages
    from discord.channel_words c
    join discord.channel_terms t using (channel_id, year)
    where c.guild_id = ${guildId}
    group by t.term_id`)
  const [channels] = await db.query<{ count: number }>(sql`
    select count(distinct channel_id)::int as count from discord.channel_words
    where guild_id = ${guildId}`)
  const words = rows.reduce((sum, { messages }) => sum + messages, 0)
  return {
    messages: new Map(rows.map(({ term_id, messages }) => [term_id, messages])),
    average: words / Math.max(1, channels?.count ?? 1),
  }
}

/** In how many messages of a select over `discord.messages` each term stands. */
export async function countTerms(db: Queryable, messages: Sql): Promise<Map<number, number>> {
  const rows = await db.query<{ term_id: number; messages: number }>(sql`
    select t.term_id, count(*)::int as messages
    from (${messages}) m
    join discord.message_signals s on s.channel_id = m.channel_id and s.message_id = m.id
    cross join unnest(s.terms) as t(term_id)
    group by t.term_id`)
  return new Map(rows.map(({ term_id, messages }) => [term_id, messages]))
}

/** So many times as many as are wanted are looked at, since several may be forms of one word. */
const FORMS = 5

/** The most typical words of what was counted, most typical first; of several forms of a word one. */
export async function typicalWords(
  db: Queryable,
  counted: ReadonlyMap<number, number>,
  guild: GuildTerms,
  top: number,
): Promise<TypicalWord[]> {
  let words = 0
  for (const messages of counted.values()) words += messages
  const scores = [...counted].map(([term_id, messages]) => {
    const said = Math.max(messages, guild.messages.get(term_id) ?? 0)
    return { term_id, messages, score: (messages / words) * Math.log(1 + guild.average / said) }
  })
  const highest = scores
    .sort((a, b) => b.score - a.score || a.term_id - b.term_id)
    .slice(0, top * FORMS)
  const terms = await db.query<{ term_id: number; term: string; stem: string }>(sql`
    select term_id, term, stem from discord.terms
    where term_id = any (${highest.map(({ term_id }) => term_id)}::int[])`)
  const byId = new Map(terms.map((term) => [term.term_id, term]))
  const known = highest.flatMap((scored) => {
    const term = byId.get(scored.term_id)
    return term ? [{ ...scored, ...term }] : []
  })
  const stems = new Set<string>()
  const typical: TypicalWord[] = []
  for (const { term, stem, messages } of known.sort(mostTypicalFirst)) {
    if (stems.has(stem)) continue
    stems.add(stem)
    typical.push({ word: term, messages })
  }
  return typical.slice(0, top)
}

type Ranked = { score: number; term: string }

/** Equally typical ones by code point, as questions have them. */
function mostTypicalFirst(a: Ranked, b: Ranked): number {
  return b.score - a.score || Buffer.compare(Buffer.from(a.term), Buffer.from(b.term))
}
