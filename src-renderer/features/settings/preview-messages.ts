import { t } from '@lingui/core/macro'
import type { AuthorBrief, MessageRow } from '#shared/rows'

const ANN: AuthorBrief = {
  author_id: '100000000000000001',
  author_name: 'Ann',
  user_name: 'ann.korhonen',
  color: '#e91e63',
  avatar: null,
  is_bot: false,
}
const BEN: AuthorBrief = {
  author_id: '100000000000000002',
  author_name: 'Ben (late shift)',
  user_name: 'ben_7',
  color: null,
  avatar: null,
  is_bot: false,
}

function message(id: number, author: AuthorBrief, posted_at: string, content: string): MessageRow {
  return {
    message_id: String(id),
    channel_id: '1',
    guild_id: '1',
    channel_name: null,
    type: 'Default',
    is_content: true,
    posted_at,
    edited_at: null,
    call_ended_at: null,
    is_pinned: false,
    content,
    author,
    file_id: 0,
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [ANN],
    inline_emojis: [],
    reference: null,
    forward: null,
    interaction: null,
    version_count: 0,
    missing_in: null,
    thread: null,
  }
}

const NOTES = '`CHANGES.md`'
const THANKED = `<@${ANN.author_id}>`

/** A short conversation to try the settings on; the second message goes on from the first. */
export const PREVIEW_MESSAGES: readonly MessageRow[] = [
  message(
    1,
    ANN,
    '2025-03-04T09:05:00Z',
    t`The new build is up. It opens a channel **at once**, however long it is.`,
  ),
  message(2, ANN, '2025-03-04T09:06:00Z', t`Notes are in ${NOTES}.`),
  message(
    3,
    BEN,
    '2025-03-04T14:32:00Z',
    t`Thanks ${THANKED}! I read through three years of it on the train, without a network.`,
  ),
]
