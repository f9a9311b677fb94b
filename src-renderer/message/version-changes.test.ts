import { describe, expect, it } from 'vitest'
import type { EmbedRow, ReactionRow } from '#shared/rows'
import type { ShownParts } from '#shared/version'
import { changesBetween } from './version-changes'

const author = {
  author_id: '1',
  author_name: 'Ana',
  user_name: 'ana',
  color: null,
  avatar: null,
  is_bot: false,
}

function parts(change: Partial<ShownParts>): ShownParts {
  return {
    author,
    is_pinned: false,
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    ...change,
  }
}

const reaction = (emoji_key: string, count: number, name?: string): ReactionRow => ({
  emoji_key,
  emoji_name: name ?? emoji_key,
  is_custom: name !== undefined,
  image_url: null,
  file_id: null,
  count,
})
const file = (file_name: string) => ({
  attachment_id: '1',
  url: file_name,
  file_name,
  file_size_bytes: 1,
})
const card = (title: string): EmbedRow => ({
  title,
  url: null,
  description: null,
  color: null,
  shown_at: null,
  author_name: null,
  author_url: null,
  author_icon_url: null,
  footer: null,
  footer_icon_url: null,
  fields: [],
  thumbnail: null,
  images: [],
  video: null,
})

describe('changesBetween', () => {
  it('says nothing when nothing changed', () => {
    expect(changesBetween(parts({}), parts({}))).toEqual([])
  })

  it('tells pins and reactions', () => {
    const older = parts({
      is_pinned: true,
      reactions: [reaction('👍', 2), reaction('5', 1, 'wave'), reaction('🎉', 7)],
    })
    const newer = parts({ reactions: [reaction('👍', 1200), reaction('🎉', 7)] })
    expect(changesBetween(older, newer)).toEqual([
      'Not pinned any more',
      'Reactions: 👍 2 → 1,200, :wave: 1 → 0',
    ])
    expect(changesBetween(newer, older)[0]).toBe('Pinned')
  })

  it('tells files, stickers and cards that came and went', () => {
    const older = parts({
      attachments: [file('a.png'), file('a.png')],
      stickers: [{ sticker_id: '1', name: 'wave', format: 'Png', source_url: '' }],
      embeds: [card('one')],
    })
    const newer = parts({
      attachments: [file('a.png'), file('b.png')],
      embeds: [card('one'), card('two')],
    })
    expect(changesBetween(older, newer)).toEqual([
      'Attachment added: b.png',
      'Attachment gone: a.png',
      'Sticker gone: wave',
      'Link cards: 1 before, 2 cards now',
    ])
    expect(changesBetween(parts({ embeds: [card('x')] }), parts({ embeds: [card('y')] }))).toEqual([
      'Link card changed',
    ])
  })

  it('tells when an account was replaced', () => {
    const deleted = { ...author, author_id: '2', author_name: 'Deleted User' }
    expect(changesBetween(parts({}), parts({ author: deleted }))).toEqual([
      'Shown as written by Deleted User, before by Ana',
    ])
  })
})
