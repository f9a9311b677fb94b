import type { Cell, ResultRow } from '#shared/question'
import type { MessageRow } from '#shared/rows'
import { domainOf } from '../../dce/links'
import { extensionOf } from '../../dce/part-rows'
import { mean, median } from './answers-places'
import { groups, sum } from './ask'

/** By question and column: what a row says, counted again over the messages that its drill lists. */
export type Recounts = Record<
  string,
  Record<string, (messages: MessageRow[], row: ResultRow) => Cell>
>

const count = (ms: MessageRow[]) => ms.length
const reactions = (ms: MessageRow[]) => sum(ms.flatMap((m) => m.reactions.map((r) => r.count)))
const attachments = (ms: MessageRow[]) => sum(ms.map((m) => m.attachments.length))
const lengths = (ms: MessageRow[]) => ms.map((m) => [...m.content].length)
const urls = (ms: MessageRow[]) => ms.flatMap((m) => m.content.match(/https:\/\/\S+/g) ?? [])
const filesOf = (ms: MessageRow[], type: unknown) =>
  ms.flatMap((m) => m.attachments).filter((file) => extensionOf(file.file_name) === type)
const channelSizes = (ms: MessageRow[]) =>
  [...groups(ms, (m) => m.channel_id).values()].map((list) => list.length)

/** Questions about channels, time, attachments and links. */
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
  guild_message_most_links: { one: count, links: (ms) => urls(ms).length },
}
