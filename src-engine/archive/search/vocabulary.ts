import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import { Kind } from '../../language/characters'
import { eachRun } from '../../language/runs'
import { wordsOfRun } from '../../language/words'

/*
 * The words that people write, with the number of messages they stand in. Counted in the background from what messages
 * say themselves (not their cards), a channel at a time, up to the id that was reached; what came in since is added. A
 * channel that lost messages, or got older ones, has everything counted anew.
 */

/** Longer words, and those with digits beyond a few letters, are addresses and keys: nobody misspells them. */
const LONGEST = 32
const LONGEST_WITH_DIGITS = 8

const MESSAGES_AT_ONCE = 2_000

/** Words and their stems with the number of messages, to be added to the vocabulary. */
export class WordCounts {
  readonly #counts = new Map<string, { lexeme: string; messages: number }>()

  get size(): number {
    return this.#counts.size
  }

  /** Counts each word of a message once. */
  add(text: string): void {
    const seen = new Set<string>()
    eachRun(text, (kind, start, end) => {
      if (kind !== Kind.letter) return
      for (const { form, lexeme } of wordsOfRun(kind, text.slice(start, end))) {
        if (seen.has(form) || !isWord(form)) continue
        seen.add(form)
        const known = this.#counts.get(form)
        if (known) known.messages += 1
        else this.#counts.set(form, { lexeme, messages: 1 })
      }
    })
  }

  /** Adds all to the vocabulary; empty afterwards. */
  async write(tx: Queryable): Promise<void> {
    const all = [...this.#counts]
    this.#counts.clear()
    await tx.query(sql`
      insert into discord.vocabulary (form, lexeme, messages)
      select * from unnest(${all.map(([form]) => form)}::text[],
        ${all.map(([, { lexeme }]) => lexeme)}::text[], ${all.map(([, { messages }]) => messages)}::int[])
      on conflict (form) do update set messages = vocabulary.messages + excluded.messages`)
  }
}

function isWord(form: string): boolean {
  if (form.length < 2 || form.length > LONGEST) return false
  return !/\p{N}/u.test(form) || (form.length <= LONGEST_WITH_DIGITS && /\p{L}/u.test(form))
}

/** What of a channel is not counted yet. */
export type Uncounted = { channel_id: string; messages: number }

/** The channels with messages that are not counted. Forgets everything when what is counted is not there any more. */
export async function uncounted(tx: Queryable): Promise<Uncounted[]> {
  const [gone] = await tx.query(sql`
    select 1 from discord.vocabulary_channels v
    cross join lateral (select count(*) as n from discord.messages m
      where m.channel_id = v.channel_id and m.id <= v.max_id) m
    where m.n <> v.messages limit 1`)
  if (gone) await tx.script('truncate discord.vocabulary, discord.vocabulary_channels')
  return tx.query<Uncounted>(sql`
    select m.channel_id, count(*)::int as messages
    from discord.messages m
    left join discord.vocabulary_channels v on v.channel_id = m.channel_id
    where v.max_id is null or m.id > v.max_id
    group by m.channel_id order by m.channel_id`)
}

/** Messages of a channel behind those that are counted: what they say, how many they are, and the last id. */
export type SaidPage = { texts: string[]; messages: number; last_id: string }

/** The next of a channel; null = none are left. */
export async function nextSaid(
  db: Queryable,
  channelId: string,
  after: string | null,
): Promise<SaidPage | null> {
  const rows = await db.query<{ id: string; content: string | null }>(sql`
    select m.id, case when m.is_content and not m.is_twin then m.content end as content
    from discord.messages m
    where m.channel_id = ${channelId} and m.id > coalesce(${after}::bigint,
      (select v.max_id from discord.vocabulary_channels v where v.channel_id = ${channelId}), -1)
    order by m.id limit ${MESSAGES_AT_ONCE}`)
  const last = rows.at(-1)
  if (last === undefined) return null
  const texts = rows.flatMap(({ content }) => (content === null ? [] : [content]))
  return { texts, messages: rows.length, last_id: last.id }
}

/** Remembers how far a channel is counted. */
export async function saveCounted(
  tx: Queryable,
  { channel_id, max_id, messages }: { channel_id: string; max_id: string; messages: number },
): Promise<void> {
  await tx.query(sql`
    insert into discord.vocabulary_channels (channel_id, max_id, messages)
    values (${channel_id}, ${max_id}, ${messages})
    on conflict (channel_id) do update
      set max_id = excluded.max_id, messages = vocabulary_channels.messages + excluded.messages`)
}
