import { rm } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drillScope } from '#shared/drill'
import type { ResultRow } from '#shared/question'
import type { MessageRow } from '#shared/rows'
import type { Scope } from '#shared/scope'
import { messagesInScope } from '../archive/messages'
import type { Database } from '../db/database'
import { languageKind } from '../jobs/language'
import { testDatabase } from '../testing/database'
import { ingestPaths, testContext } from '../testing/ingest'
import { QUESTIONS } from './index'
import { signalsOf } from './oracle/answers-language'
import { sum } from './oracle/ask'
import { writeRandomArchive } from './oracle/random-archive'
import {
  attachments,
  authors,
  count,
  PLACE_RECOUNTS,
  type Recounts,
  reactions,
} from './oracle/recounts-places'
import { runQuestion } from './run'
import { someRuns } from './testing'

/** What a row counts, counted again over the messages that its drill lists. */
const RECOUNTS: Recounts = {
  ...PLACE_RECOUNTS,
  list_guilds: { messages: count },
  guild_channels: { messages: count },
  guild_authors: { messages: count },
  channel_authors: { messages: count },
  channel_messages: { one: count },
  guild_author_most_messages: { messages: count },
  user_longest_avg_msg_length: {
    messages: count,
    average_length: (ms) => sum(ms.map((m) => [...m.content].length)) / ms.length,
  },
  guild_author_most_days_with_messages: {
    days: (ms) => new Set(ms.map((m) => m.posted_at.slice(0, 10))).size,
  },
  guild_author_most_reactions: { reactions },
  guild_author_distinct_reaction_count: {
    emojis: (ms) => new Set(ms.flatMap((m) => m.reactions.map((r) => r.emoji_key))).size,
  },
  guild_author_most_messages_single_day: { messages: count },
  guild_author_most_attachments: { attachments },
  guild_author_edit_percentage: { edited: count },
  guild_author_most_question_messages: { questions: count },
  guild_author_most_question_responses: {
    answers: count,
    askers: (ms) => new Set(ms.map((m) => m.reference?.author?.author_id)).size,
  },
  guild_author_most_replies_sent: {
    replies: count,
    replied_to: (ms) => new Set(ms.map((m) => m.reference?.author?.author_id)).size,
  },
  guild_author_most_replied_to: { replies: count, repliers: authors },
  guild_author_mention_count: { mentions: count, mentioned_by: authors },
  guild_author_message_min_100: { total_authors: authors },
  guild_author_count: { authors },
  guild_first_author: {
    first_message_at: (ms) => ms.map((m) => m.posted_at).sort()[0] ?? null,
    last_message_at: (ms) =>
      ms
        .map((m) => m.posted_at)
        .toSorted()
        .reverse()[0] ?? null,
  },
  count_messages_per_channel_for_user_in_guild: { messages: count },
  guild_author_most_reacted_messages: { one: count, reactions },
  guild_author_most_replied_messages: { replies: count },
  guild_author_longest_messages: { one: count, length: (ms) => [...(ms[0]?.content ?? '')].length },
  guild_author_most_reaction_to_attachment: {
    one: count,
    reactions,
    attachments,
    file_name: (ms) => ms[0]?.attachments[0]?.file_name ?? null,
  },
  guild_author_messages_by_hour_of_day: { messages: count },
  guild_author_messages_day_of_week: { messages: count },
  guild_author_messages_per_month: { messages: count },
  guild_author_messages_per_week: { messages: count },
  guild_author_messages_per_day: { messages: count },
  guild_author_reactions_over_time: { messages: count, reactions },
  guild_author_mentions_by_channel: { mentions: count },
  guild_author_mentioned_by: { mentions: count },
  guild_channels_count: {
    channels: (ms, row) => new Set(ms.map((m) => m.channel_id)).size - Number(row.threads),
  },
  guild_concentration: { messages: count, authors },
  guild_activity_per_month: { messages: count, authors },
  guild_activity_per_week: { messages: count, authors },
  guild_activity_per_day: { messages: count, authors },
  guild_activity_per_day_of_week: { messages: count },
  guild_activity_per_hour_of_day: { messages: count },
  guild_messages_percent_total_days: {
    days_with_messages: (ms) => new Set(ms.map((m) => m.posted_at.slice(0, 10))).size,
  },
  guild_message_per_channel: { messages: count, authors },
  guild_channel_author_count: { authors },
  guild_domain_count: { messages: count, authors },
  guild_emoji_popularity: {
    messages: count,
    reactions: (ms, row) =>
      sum(
        ms.flatMap((m) =>
          m.reactions.filter((r) => r.emoji_key === row._emoji_key).map((r) => r.count),
        ),
      ),
  },
  guilds_top_author_share: {},
  guilds_author_activity_bands: {},
  guild_activity_per_month_search_text: { messages: count },
  guild_entities: { messages: count, authors },
  guild_author_sentiment: {
    messages: count,
    average_sentiment: (ms) =>
      sum(ms.map((m) => Math.round((signalsOf(m).sentiment ?? 0) * 10_000))) / 10_000 / ms.length,
  },
  guild_author_vocabulary: { words: (ms) => sum(ms.map((m) => signalsOf(m).words)) },
  guild_author_keywords: { messages: count },
  guild_channel_keywords: {},
  guild_author_swears: { swear_words: (ms) => sum(ms.map((m) => signalsOf(m).swear_words)) },
  guild_channel_swears: { swear_words: (ms) => sum(ms.map((m) => signalsOf(m).swear_words)) },
  number_of_messages_matching_search_string: { messages: count, authors },
}

const DRILLED = QUESTIONS.filter((info) => info.drill !== null)
/** Whom questions about one author are asked of; the first started a thread that others replied to in it. */
const AUTHORS = [
  '90000000000000000',
  '90000000000000001',
  '90000000000000002',
  '100000000000000006',
]
// Days of the recount are read off UTC, so only UTC is asked where days are counted.
const SCOPES: Partial<Scope>[] = [
  {},
  { bots: 'include' },
  { bots: 'exclude', from: '2018-03-25', to: '2018-11-04' },
]
const ZONED: Partial<Scope>[] = [
  { tz: 'America/Sao_Paulo' },
  { tz: 'Australia/Lord_Howe', from: '2018-03-25' },
]

let db: Database
let dir: string
beforeAll(async () => {
  db = await testDatabase()
  dir = await writeRandomArchive(4, 30)
  await ingestPaths(db, [dir])
  await languageKind.run({}, testContext(db, 0))
})
afterAll(async () => {
  await db.close()
  await rm(dir, { recursive: true })
})

async function listed(scope: Scope): Promise<MessageRow[]> {
  const found: MessageRow[] = []
  let cursor: string | null = null
  do {
    const page = await messagesInScope(db, { scope, cursor, limit: 200 })
    found.push(...page.messages)
    cursor = page.next_cursor
  } while (cursor !== null)
  return found
}

test('every question that leads to messages is recounted', () => {
  expect(DRILLED.map((info) => info.id).sort()).toEqual(Object.keys(RECOUNTS).sort())
})

describe.each(DRILLED.map((info) => [info.id, info] as const))('%s', (id, info) => {
  test('the messages behind each row give its numbers again', async () => {
    const countsDays = info.columns.some((c) => c.name.startsWith('days'))
    const scopes = [...SCOPES, ...(countsDays ? [] : ZONED)]
    let answered = 0
    for (const run of someRuns(info, scopes, AUTHORS)) {
      const { rows } = await runQuestion(db, run)
      answered += rows.length
      if (run.scope.author_id === undefined) expect(rows.length).toBeGreaterThan(0)
      for (const row of rows.filter(isWorthACheck)) {
        const behind = drillScope(info, run, row)
        if (behind === null) throw new Error(`no messages behind ${JSON.stringify(row)}`)
        const messages = await listed(behind)
        for (const [measure, recount] of Object.entries(RECOUNTS[id] ?? {})) {
          const told = measure === 'one' ? 1 : row[measure]
          expect(recount(messages, row), `${measure} of ${JSON.stringify({ row, behind })}`).toBe(
            told,
          )
        }
      }
    }
    expect(answered).toBeGreaterThan(0)
  })
})

/** Every row that counts something, and every twentieth of the many days and weeks that count nothing. */
function isWorthACheck(row: ResultRow, index: number): boolean {
  return row.messages !== 0 || index % 20 === 0
}
