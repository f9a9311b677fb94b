import { describe, expect, test } from 'vitest'
import { identityJson, mediaIdentity } from './content-hash'
import { EraSniffer } from './era'
import {
  channelTypeName,
  channelTypeNumber,
  isContentType,
  messageTypeName,
  messageTypeNumber,
  type RawRoot,
} from './format'
import { extensionOf } from './part-rows'
import { toDiscriminator, webhookName } from './people'
import { idToInstant, isBadId, toCount, toId, toInstant } from './values'

test('ids', () => {
  expect(toId('9223372036854775807')).toBe('9223372036854775807')
  expect(toId('9223372036854775808')).toBeNull()
  expect(toId(12)).toBe('12')
  expect(toId('007')).toBe('7')
  expect(toId('0')).toBe('0')
  for (const bad of [2 ** 60, -1, 1.5, 'x', '-1', '', ' 1', null, undefined, {}]) {
    expect(toId(bad)).toBeNull()
  }
  expect(isBadId('')).toBe(false)
  expect(isBadId('x')).toBe(true)
})

test('times', () => {
  expect(toInstant('2026-05-18T22:59:04.9741751+03:00')).toBe('2026-05-18T22:59:04.9741751+03:00')
  expect(toInstant('2026-05-18T22:59:04Z')).toBe('2026-05-18T22:59:04Z')
  expect(toInstant('2025-12-31T00:00:00+00:00')).toBe('2025-12-31T00:00:00.000Z')
  expect(toInstant('2026-05-18T22:59:04')).toBe('2026-05-18T22:59:04.000Z')
  expect(toInstant('0001-01-01T00:00:00+00:00')).toBe('0001-01-01T00:00:00+00:00')
  for (const bad of ['2025-13-01T00:00:00Z', '0000-01-01T00:00:00Z', 'x', '', null, 5]) {
    expect(toInstant(bad)).toBeNull()
  }
  expect(idToInstant('1506019502616477787')).toBe('2026-05-18T19:43:49.913Z')
})

test('counts', () => {
  expect([3.7, -1, 1e12, Number.NaN, '3', undefined].map((each) => toCount(each, 100))).toEqual([
    3, 0, 100, 0, 0, 0,
  ])
})

test('type names and numbers, both ways', () => {
  expect(
    [19, '19', 'Reply', '21', 'ThreadStarterMessage', '63', null].map(messageTypeName),
  ).toEqual(['Reply', 'Reply', 'Reply', '21', '21', '63', 'Default'])
  expect(['Reply', '63', 'Odd'].map(messageTypeNumber)).toEqual([19, 63, null])
  expect([0, '11', '16', 'GuildForum'].map(channelTypeName)).toEqual([
    'GuildTextChat',
    'GuildPublicThread',
    '16',
    'GuildForum',
  ])
  expect(['GuildForum', '16', 'Odd'].map(channelTypeNumber)).toEqual([15, 16, null])
  expect(['Default', 'Reply', '20', '23', '21', 'GuildMemberJoin'].map(isContentType)).toEqual([
    true,
    true,
    true,
    true,
    false,
    false,
  ])
})

test('discriminators and webhooks', () => {
  expect(['0000', '0042', 42, '', null, 'abc'].map(toDiscriminator)).toEqual([
    null,
    '0042',
    '0042',
    null,
    null,
    null,
  ])
  expect(webhookName({ id: '1', name: 'A', isBot: true, discriminator: '0000' })).toBe('A')
  expect(webhookName({ id: '1', name: 'A', isBot: true, discriminator: '1234' })).toBe('')
  expect(webhookName({ id: '1', name: 'A', isBot: false, discriminator: '0000' })).toBe('')
})

test('media are the same under another signature or folder', () => {
  expect(mediaIdentity('https://cdn.discordapp.com/a/b.png?ex=1&is=2&hm=3&')).toBe(
    'https://cdn.discordapp.com/a/b.png',
  )
  expect(mediaIdentity('https://x.example/b.png?size=64&ex=1')).toBe(
    'https://x.example/b.png?size=64',
  )
  expect(mediaIdentity('https://x.example/b.png?v=1')).toBe('https://x.example/b.png?v=1')
  expect(mediaIdentity('a b.json_Files\\b-12345.png')).toBe('b-12345.png')
  expect(identityJson({ thumbnail: { url: 'x/y.png', width: 1 } })).toBe(
    '{"thumbnail":{"url":"y.png","width":1}}',
  )
})

test('extensions', () => {
  expect(['a.PNG', 'a', '.env', 'a.tar.gz', 'a.', 'a.b c'].map(extensionOf)).toEqual([
    'png',
    '',
    'env',
    'gz',
    '',
    '',
  ])
})

describe('era', () => {
  const of = (root: object, message: object) => {
    const sniffer = new EraSniffer(root as RawRoot)
    sniffer.look(message)
    return sniffer.era
  }
  const user = { id: '1', name: 'x', discriminator: '0001' }
  test.each<[string, object, object]>([
    ['2.18+', {}, { id: '1', timestamp: '2020-01-01T00:00:00+00:00' }],
    ['2.20+', { channel: { category: 'Text' } }, {}],
    ['2.23+', {}, { callEndedTimestamp: null }],
    ['2.25+', {}, { mentions: [] }],
    ['2.26+', {}, { reference: null }],
    ['2.27+', { channel: { category: 'Text', categoryId: '0' } }, {}],
    ['2.27+', {}, { author: { ...user, nickname: 'n' } }],
    ['2.33+', {}, { stickers: [] }],
    ['2.35+', {}, { embeds: [{ images: [] }] }],
    ['2.38+', {}, { mentions: [{ ...user, avatarUrl: 'x' }] }],
    ['2.38+', {}, { reactions: [{ emoji: { code: 'x' } }] }],
    ['2.40.1+', { exportedAt: 'x' }, {}],
    ['2.40.4+', {}, { reactions: [{ emoji: {}, users: [] }] }],
    ['2.41+', {}, { timestamp: '2020-01-01T00:00:00+02:00' }],
    ['2.41+', { channel: { category: null, categoryId: null } }, {}],
    ['2.42.3+', {}, { embeds: [{ video: {} }] }],
    ['2.44+', {}, { inlineEmojis: [] }],
    ['2.46.1+', {}, { embeds: [{ image: { canonicalUrl: 'x' } }] }],
    ['2.47+', {}, { forwardedMessage: {} }],
    ['2.47+', {}, { reference: { type: 'Default' } }],
  ])('%s: %j %j', (era, root, message) => {
    expect(of(root, message)).toBe(era)
  })
})
