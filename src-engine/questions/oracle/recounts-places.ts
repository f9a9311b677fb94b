import type { Cell, ResultRow } from '#shared/question'
import type { MessageRow } from '#shared/rows'
import { domainOf } from '../../dce/links'
import { extensionOf } from '../../dce/part-rows'
import { SOME } from '../testing'
import { lifespans } from './answers-guilds'
import { mean, median } from './answers-places'
import { groups, sum } from './ask'

/** By question and column: what a row says, counted again over the messages that its drill lists. */
export type Recounts = Record<
  string,
  Record<string, (messages: MessageRow[], row: ResultRow) => Cell>
>

export const count = (ms: MessageRow[]) => ms.length
export const reactions = (ms: MessageRow[]) =>
  sum(ms.flatMap((m) => m.reactions.map((r) => r.count)))
export const attachments = (ms: MessageRow[]) => sum(ms.map((m) => m.attachments.length))
const lengths = (ms: MessageRow[]) => ms.map((m) => [...m.content].length)
const urls = (ms: MessageRow[]) => ms.flatMap((m) => m.content.match(/https:\/\/\S+/g) ?? [])
const filesOf = (ms: MessageRow[], type: unknown) =>
  ms.flatMap((m) => m.attachments).filter((file) => extensionOf(file.file_name) === type)
const channelSizes = (ms: MessageRow[]) =>
  [...groups(ms, (m) => m.channel_id).values()].map((list) => list.length)

export const authors = (ms: MessageRow[]) => groups(ms, (m) => m.author.author_id).size
const lifespansOf = (ms: MessageRow[]) =>
  lifespans(
    [...groups(ms, (m) => m.author.author_id).values()].map((list) =>
      list.map((m) => ({ at: Date.parse(m.posted_at) })),
    ),
    Number(SOME.top_percent),
  )

/** Questions about places, roles, bots and guilds. */
export const PLACE_RECOUNTS: Recounts = {
  guild_oldest_message: { one: count },
  guild_busiest_days: { messages: count },
  guild_channel_message_length: {
    messages: count,
    average_length: (ms) => mean(lengths(ms)),
    median_length: (ms) => median(lengths(ms)),
  },
  guild_channel_messages_per_month: { messages: count },
  guild_channel_author_message_count: { messages: count },
  guild_channel_message_statistics: {
    channels: (ms) => channelSizes(ms).length,
    average_messages: (ms) => mean(channelSizes(ms)),
    median_messages: (ms) => median(channelSizes(ms)),
  },
  guild_attachment_file_type_count: {
    attachments: (ms, row) => filesOf(ms, row.file_type).length,
    bytes: (ms, row) => sum(filesOf(ms, row.file_type).map((file) => file.file_size_bytes)),
  },
  guild_attachment_channel_file_type_count: {
    attachments: (ms, row) => filesOf(ms, row.file_type).length,
  },
  guild_attachment_reactions: { one: count, reactions, attachments },
  guild_author_url_react: { messages: count, reactions },
  guild_author_most_links: { links: (ms) => urls(ms).length },
  guild_channel_domains: {
    links: (ms, row) => urls(ms).filter((url) => domainOf(url) === row.domain).length,
  },
  guild_phrase_engagement: { messages: count, reactions },
  guild_role_distribution: { authors },
  guild_author_most_roles: {},
  guild_role_messages_per_day: { messages: count },
  guild_team_ratio: { authors, messages: count },
  guild_bot_interactions: {
    replies: (ms, row) =>
      ms.filter(
        (m) =>
          m.reference?.author?.author_id === row.author_id && m.author.author_id !== row.author_id,
      ).length,
    mentions: (ms, row) =>
      ms.filter(
        (m) =>
          m.mentions.some((each) => each.author_id === row.author_id) &&
          m.author.author_id !== row.author_id,
      ).length,
    interactions: (ms, row) => ms.filter((m) => m.author.author_id === row.author_id).length,
  },
  guilds_by_oldest_message: {
    first_message_at: (ms) => ms.map((m) => m.posted_at).sort()[0] ?? null,
  },
  guilds_by_size: {
    messages: count,
    authors,
    channels: (ms) => channelSizes(ms).length,
  },
  guild_messages_month: { messages: count },
  guilds_most_active_channel: { messages: count },
  guilds_busiest_month: { messages: count },
  guilds_author_lifespan: {
    authors: (ms) => lifespansOf(ms).authors,
    average_days: (ms) => lifespansOf(ms).average_days,
    median_days: (ms) => lifespansOf(ms).median_days,
  },
  guilds_shared_authors: {
    messages: count,
    guilds: (ms) => groups(ms, (m) => m.guild_id).size,
  },
  guilds_top_authors: { messages: count },
  guild_message_most_links: { one: count, links: (ms) => urls(ms).length },
}
