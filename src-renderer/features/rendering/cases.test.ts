import { expect, it } from 'vitest'
import type { ChannelRow, MessageRow } from '#shared/rows'
import { CAPTION_AUTHOR, casesOf, isRenderingChannel } from './cases'

const message = (id: string, author_id: string, content: string) =>
  ({ message_id: id, author: { author_id, author_name: author_id }, content }) as MessageRow

it('cuts messages at the captions', () => {
  const cases = casesOf([
    message('1', '7', 'before any'),
    message('2', CAPTION_AUTHOR, '### First'),
    message('3', '7', 'a'),
    message('4', '7', 'b'),
    message('5', CAPTION_AUTHOR, '### Second'),
  ])
  expect(cases.map(({ caption, messages }) => [caption, messages.length])).toEqual([
    ['First', 2],
    ['Second', 0],
  ])
})

it('knows the channels of the fixtures by their ids', () => {
  const channel = (channel_id: string, messages = 1) => ({ channel_id, messages }) as ChannelRow
  expect(isRenderingChannel(channel('1345000000000000001'))).toBe(true)
  expect(isRenderingChannel(channel('1345000000000000027', 0))).toBe(false)
  expect(isRenderingChannel(channel('1345000000000100000'))).toBe(false)
})
