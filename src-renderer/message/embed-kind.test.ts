import { describe, expect, it } from 'vitest'
import type { EmbedAsset, EmbedRow } from '#shared/rows'
import { embedKind, isLongEmbed, joinedEmbeds, pollEnd, providerOf } from './embed-kind'

const asset = (url: string): EmbedAsset => ({
  url,
  canonical_url: null,
  width: null,
  height: null,
})
const embed = (more: Partial<EmbedRow>): EmbedRow => ({
  title: '',
  url: null,
  description: '',
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
  ...more,
})
const field = (name: string, value = 'x') => ({ name, value, is_inline: false })

describe('the kind of a card', () => {
  it.each<[string, Partial<EmbedRow>, string]>([
    ['a card with a text', { title: 'A' }, 'rich'],
    ['a preview with a picture', { title: 'A', thumbnail: asset('a') }, 'rich'],
    ['a link to a picture', { url: 'https://x.example/a.png', thumbnail: asset('a') }, 'image'],
    ['a GIF', { url: 'https://tenor.com/view/1', thumbnail: asset('a') }, 'gif'],
    ['a silent film', { url: 'https://x.example/a.mp4', video: asset('v') }, 'gif'],
    ['a film', { title: 'A', video: asset('v'), thumbnail: asset('a') }, 'video'],
    ['a poll that ended', { fields: [field('poll_question_text', 'Tea?')] }, 'poll'],
    ['nothing at all', {}, 'rich'],
  ])('%s', (_name, more, expected) => {
    expect(embedKind(embed(more))).toBe(expected)
  })
})

it.each([
  ['https://www.youtube.com/watch?v=1', 'YouTube'],
  ['https://youtu.be/1', 'YouTube'],
  ['https://open.spotify.com/track/1', 'Spotify'],
  ['https://notyoutube.com/', null],
  ['javascript:alert(1)', null],
  [null, null],
])('%s is from %s', (url, expected) => {
  expect(providerOf({ url })).toBe(expected)
})

describe('cards of one address', () => {
  const url = 'https://x.com/a/1'
  it('share their pictures', () => {
    const all = [
      embed({ url, title: 'A', images: [asset('1')] }),
      embed({ url, images: [asset('2')] }),
      embed({ url, images: [asset('2'), asset('3')] }),
    ]
    expect(joinedEmbeds(all)).toHaveLength(1)
    expect(joinedEmbeds(all)[0]?.images.map((one) => one.url)).toEqual(['1', '2', '3'])
  })
  it('stay apart when they say something, or lead elsewhere', () => {
    const first = embed({ url, title: 'A', images: [asset('1')] })
    for (const other of [
      embed({ url, title: 'B', images: [asset('2')] }),
      embed({ url: `${url}2`, images: [asset('2')] }),
      embed({ images: [asset('2')] }),
    ]) {
      expect(joinedEmbeds([first, other])).toEqual([first, other])
    }
  })
})

it('reads how a poll ended', () => {
  const fields = [
    field('poll_question_text', 'Tea?'),
    field('victor_answer_text', 'Yes'),
    field('victor_answer_votes', '7'),
    field('total_votes', 'many'),
  ]
  expect(pollEnd({ fields })).toEqual({ question: 'Tea?', winner: 'Yes', votes: 7, total: null })
})

it('folds what is long', () => {
  expect(isLongEmbed(embed({ description: 'short' }))).toBe(false)
  expect(isLongEmbed(embed({ description: 'x'.repeat(2000) }))).toBe(true)
  expect(isLongEmbed(embed({ description: '\n'.repeat(30) }))).toBe(true)
  expect(isLongEmbed(embed({ fields: Array.from({ length: 25 }, () => field('a')) }))).toBe(true)
})
