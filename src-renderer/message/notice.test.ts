import { expect, it } from 'vitest'
import { noticeOf } from './notice'

it.each([
  ['GuildMemberJoin', 'Joined the server.', 'joined the server'],
  ['8', '3', 'boosted the guild'],
  ['12', 'News Guild #updates', 'follows News Guild #updates here'],
  ['21', '', 'started this thread'],
  ['24', 'blocked: foo', 'auto moderation acted: blocked: foo'],
  ['99', '', 'system message of type 99'],
])('reads a notice of type %s with text %j', (type, content, text) => {
  expect(noticeOf({ type, content }).text).toBe(text)
})
