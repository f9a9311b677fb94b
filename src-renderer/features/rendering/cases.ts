import type { ChannelRow, MessageRow } from '#shared/rows'
import { continues } from '../../message/grouping'

/** The guild that fixtures/rendering is about, and the author whose messages say what a case shows. */
export const RENDERING_GUILD = '1345000000000000000'
export const CAPTION_AUTHOR = '1345000000000080001'

/** The ids that channels of the fixtures have, direct messages among them. */
const CHANNEL_IDS = [1_345_000_000_000_000_000n, 1_345_000_000_000_100_000n] as const

/** True for a channel of the fixtures; guild 0 may hold a user's own direct messages, too. */
export function isRenderingChannel({ channel_id, messages }: ChannelRow): boolean {
  const id = BigInt(channel_id)
  return messages > 0 && id > CHANNEL_IDS[0] && id < CHANNEL_IDS[1]
}

/** What is shown of one thing: its caption, and the messages that show it. */
export type Case = { caption: string; messages: { message: MessageRow; isContinued: boolean }[] }

/** A channel's messages, cut at the captions. What stands before the first caption belongs to no case. */
export function casesOf(messages: readonly MessageRow[]): Case[] {
  const cases: Case[] = []
  let before: MessageRow | undefined
  for (const message of messages) {
    if (message.author.author_id === CAPTION_AUTHOR) {
      cases.push({ caption: message.content.replace(/^#+ /, ''), messages: [] })
      before = undefined
    } else {
      cases.at(-1)?.messages.push({ message, isContinued: continues(before, message) })
      before = message
    }
  }
  return cases
}
