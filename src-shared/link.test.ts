import { describe, expect, it } from 'vitest'
import { channelOf, formatLink, parseLink } from './link'

const GUILD = '869237470565392384'
const CHANNEL = '869237470565392387'
const MESSAGE = '1000000000000000001'

describe('links of Discord', () => {
  it.each([
    [`https://discord.com/channels/${GUILD}`, `/g/${GUILD}`],
    [`https://discord.com/channels/${GUILD}/${CHANNEL}`, `/g/${GUILD}/c/${CHANNEL}`],
    [`https://discord.com/channels/${GUILD}/${CHANNEL}/`, `/g/${GUILD}/c/${CHANNEL}`],
    [
      `https://discord.com/channels/${GUILD}/${CHANNEL}/${MESSAGE}`,
      `/g/${GUILD}/c/${CHANNEL}?at=${MESSAGE}`,
    ],
    [
      `https://ptb.discord.com/channels/@me/${CHANNEL}/${MESSAGE}?x=1#y`,
      `/g/0/c/${CHANNEL}?at=${MESSAGE}`,
    ],
    [`HTTP://canary.DiscordApp.com/channels/@me/${CHANNEL}`, `/g/0/c/${CHANNEL}`],
    [`  <https://discord.com/channels/${GUILD}/${CHANNEL}> `, `/g/${GUILD}/c/${CHANNEL}`],
  ])('%s', (link, address) => expect(parseLink(link)).toBe(address))

  it.each([
    'https://discord.com/channels/@me',
    'https://discord.com/channels/',
    'https://discord.com/channels/1/2/3/4',
    'https://discord.com/channels/1/2/x',
    `https://discord.com/channels/${GUILD}/member-safety`,
    'https://discord.com/invite/abc',
    `https://discord.com.evil.example/channels/${GUILD}/${CHANNEL}`,
    `https://evil.example/https://discord.com/channels/${GUILD}/${CHANNEL}`,
    `see https://discord.com/channels/${GUILD}/${CHANNEL}`,
    `https://discord.com/channels/${'9'.repeat(20)}/1`,
    '',
    'lantern',
  ])('is none: %s', (text) => expect(parseLink(text)).toBeNull())
})

describe('links of our own', () => {
  it.each([
    '/',
    '/files?view=coverage&guild_id=1',
    '/search?text=hello+world&author_id=5%3AHook',
    '/questions/guild_activity_per_month?scope=%7B%22guild_id%22%3A%221%22%7D',
    `/g/${GUILD}/c/${CHANNEL}?at=${MESSAGE}&panel=pins`,
  ])('come back as they went: %s', (address) => {
    const link = formatLink(address)
    expect(link).toBe(`discord-binding://archive${address}`)
    expect(parseLink(link)).toBe(address)
  })

  it.each([
    'discord-binding://archive',
    'discord-binding://elsewhere/search',
    'discord-binding://archive//evil.example',
    'discord-binding://archive/../x',
    'discord-binding://archive/search#/g/1',
    'discord-binding://archive/search?a=1?b=2',
    'discord-binding://archive/a b',
    `discord-binding://archive/search?text=${'a'.repeat(9000)}`,
    'javascript:alert(1)',
  ])('are none: %s', (text) => expect(parseLink(text)).toBeNull())
})

it('gives Discord’s link where Discord has the place too, and it leads back', () => {
  for (const [address, link] of [
    [`/g/${GUILD}`, `https://discord.com/channels/${GUILD}`],
    [`/g/${GUILD}/c/${CHANNEL}`, `https://discord.com/channels/${GUILD}/${CHANNEL}`],
    [`/g/0/c/${CHANNEL}?at=${MESSAGE}`, `https://discord.com/channels/@me/${CHANNEL}/${MESSAGE}`],
  ] as const) {
    expect(formatLink(address)).toBe(link)
    expect(parseLink(link)).toBe(address)
  }
  expect(parseLink(formatLink('/g/0'))).toBe('/g/0')
})

it('tells a channel or message from other places', () => {
  expect(channelOf(`/g/1/c/2?at=3`)).toEqual({ guild_id: '1', channel_id: '2', message_id: '3' })
  expect(channelOf('/g/1/c/2')).toEqual({ guild_id: '1', channel_id: '2', message_id: null })
  expect(channelOf('/g/1')).toBeNull()
  expect(channelOf('/g/1/c/2?at=3&panel=pins')).toBeNull()
})
