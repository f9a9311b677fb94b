import type { Queryable } from '../db/database'
import { sql } from '../db/sql'
import type { WordsCopy } from '../language/words-copy'
import { toEmbedRow, toForward } from './messages-map'

/** The columns of `discord.message_words` in the order that {@link WordsCopy} writes. */
export const WORDS_COLUMNS = ['channel_id', 'message_id', 'guild_id', 'words'] as const

/** What of a message is searched. */
export type SearchedParts = { content: string; extra: unknown; embeds: readonly unknown[] | null }

/** What the words of a message are made of: its text, what it forwards, and the cards of both. */
export function searchedText({ content, extra, embeds }: SearchedParts): string {
  if (extra === null && embeds === null) return content
  const forward = toForward(extra)
  const cards = [...(embeds ?? []).map(toEmbedRow), ...(forward?.embeds ?? [])]
  const texts = [
    content,
    forward?.content,
    ...cards.flatMap((card) => [
      card.title,
      card.description,
      card.author_name,
      ...card.fields.flatMap((field) => [field.name, field.value]),
      card.footer,
    ]),
  ]
  return texts.filter((text) => text).join('\n')
}

const MESSAGES_AT_ONCE = 2000

type Pending = { channel_id: string; min_id: string; max_id: string }
type Waiting = SearchedParts & { message_id: string; channel_id: string; guild_id: string }

/** Says that the words of these messages have to be made anew, once they are stored. */
export async function addPendingWords(
  tx: Queryable,
  { channel_id, min_id, max_id }: Pending,
): Promise<void> {
  await tx.query(sql`insert into discord.pending_words (channel_id, min_id, max_id)
    values (${channel_id}, ${min_id}, ${max_id}) on conflict do nothing`)
}

/** How many ranges of messages wait for their words. */
export async function pendingWords(db: Queryable): Promise<number> {
  const [row] = await db.query<{ ranges: number }>(
    sql`select count(*)::int as ranges from discord.pending_words`,
  )
  return row?.ranges ?? 0
}

/**
 * Makes the words of the next messages that wait, in the transaction given; returns how many messages those were, null
 * when none wait.
 */
export async function indexNextWords(tx: Queryable, copy: WordsCopy): Promise<number | null> {
  const [range] = await tx.query<Pending>(
    sql`select * from discord.pending_words order by channel_id, min_id, max_id limit 1`,
  )
  if (!range) return null
  const { channel_id, min_id, max_id } = range
  const waiting = await tx.query<Waiting>(sql`
    select m.id as message_id, m.channel_id, m.guild_id, case when m.is_content then m.content else '' end as content,
           case when m.is_content and m.is_forward then m.extra end as extra,
           case when m.is_content and m.embed_count > 0 then
             (select jsonb_agg(e.data order by e.position) from discord.embeds e
              where e.channel_id = m.channel_id and e.message_id = m.id) end as embeds
    from discord.messages m
    where m.channel_id = ${channel_id} and m.id between ${min_id} and ${max_id}
    order by m.id limit ${MESSAGES_AT_ONCE}`)
  const isRest = waiting.length < MESSAGES_AT_ONCE
  const last = isRest ? max_id : (waiting.at(-1)?.message_id ?? max_id)
  await tx.query(sql`delete from discord.message_words
    where channel_id = ${channel_id} and message_id between ${min_id} and ${last}`)
  for (const message of waiting) {
    copy.add(message.channel_id, message.message_id, message.guild_id, searchedText(message))
  }
  await tx.copyIn('discord.message_words', WORDS_COLUMNS, copy.take())
  await tx.query(sql`delete from discord.pending_words
    where channel_id = ${channel_id} and min_id = ${min_id} and max_id = ${max_id}`)
  if (!isRest) {
    const next = (BigInt(last) + 1n).toString()
    await addPendingWords(tx, { channel_id, min_id: next, max_id })
  }
  return waiting.length
}
