import { describe, expect, it } from 'vitest'
import type { MessageRow } from '#shared/rows'
import { continues } from './grouping'

const author = {
  author_id: '1',
  author_name: 'Ana',
  user_name: 'ana',
  color: null,
  avatar: null,
  is_bot: false,
}

function message(change: Partial<MessageRow>): MessageRow {
  return {
    message_id: '1',
    channel_id: '1',
    guild_id: '1',
    channel_name: null,
    type: 'Default',
    is_content: true,
    posted_at: '2025-01-01T00:00:00Z',
    edited_at: null,
    call_ended_at: null,
    is_pinned: false,
    content: 'hi',
    author,
    file_id: 1,
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    inline_emojis: [],
    reference: null,
    forward: null,
    interaction: null,
    version_count: 0,
    missing_in: null,
    thread: null,
    ...change,
  }
}

describe('continues', () => {
  const before = message({})

  it('joins messages of one author within seven minutes', () => {
    expect(continues(before, message({ posted_at: '2025-01-01T00:07:00Z' }))).toBe(true)
    expect(continues(before, message({ posted_at: '2025-01-01T00:07:01Z' }))).toBe(false)
  })

  it('parts faces of one webhook', () => {
    expect(continues(before, message({ author: { ...author, author_name: 'Bea' } }))).toBe(false)
  })

  it('starts anew at a reply, a notice, another author, and the beginning', () => {
    const reference = {
      message_id: '9',
      channel_id: '1',
      guild_id: '1',
      author: null,
      excerpt: null,
      holds: [],
    }
    expect(continues(before, message({ reference }))).toBe(false)
    expect(continues(message({ is_content: false }), before)).toBe(false)
    expect(continues(before, message({ author: { ...author, author_id: '2' } }))).toBe(false)
    expect(continues(undefined, before)).toBe(false)
  })
})
