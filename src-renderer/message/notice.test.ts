import { describe, expect, it } from 'vitest'
import type { EmbedRow } from '#shared/rows'
import { type NoticeSource, noticeOf } from './notice'

const person = (author_id: string, author_name: string) => ({
  author_id,
  author_name,
  user_name: author_name.toLowerCase(),
  color: null,
  avatar: null,
  is_bot: false,
})
const [ann, bob] = [person('1', 'Ann'), person('2', 'Bob')]

function source(change: Partial<NoticeSource>): NoticeSource {
  return {
    type: 'GuildMemberJoin',
    content: '',
    posted_at: '2025-03-03T10:00:00Z',
    call_ended_at: null,
    author: ann,
    mentions: [],
    embeds: [],
    reference: null,
    ...change,
  }
}

/** A notice as plain text; ways out of it in brackets. */
function read(change: Partial<NoticeSource>): string {
  const { parts, below } = noticeOf(source(change))
  const line = parts.map((part) => {
    if (typeof part === 'string') return part
    if (part.kind === 'author') return 'Ann'
    if (part.kind === 'person') return part.author.author_name
    if (part.kind === 'thread') return '[thread]'
    if (part.kind === 'time') return part.iso
    return part.kind === 'target' ? `[${part.text}]` : part.text
  })
  return line.join('') + (below === null ? '' : ` | ${below}`)
}

const embed = (description: string, fields: Record<string, string>): EmbedRow =>
  ({
    description,
    fields: Object.entries(fields).map(([name, value]) => ({ name, value, is_inline: false })),
  }) as unknown as EmbedRow

describe('noticeOf', () => {
  it.each<[string, Partial<NoticeSource>, string]>([
    ['an addition', { type: 'RecipientAdd', mentions: [bob] }, 'Ann added Bob to the group'],
    [
      'an addition of somebody unknown',
      { type: 'RecipientAdd', content: 'Added Cleo to the group.' },
      'Ann added Cleo to the group',
    ],
    ['a removal', { type: 'RecipientRemove', mentions: [bob] }, 'Ann removed Bob from the group'],
    ['a leaving', { type: 'RecipientRemove', content: 'Left the group.' }, 'Ann left the group'],
    [
      'a call',
      { type: 'Call', call_ended_at: '2025-03-03T11:12:00Z' },
      'Ann started a call that lasted 1 h 12 min',
    ],
    [
      'a call of an old export',
      { type: 'Call', content: 'Started a call that lasted 5 minutes.' },
      'Ann started a call that lasted 5 min',
    ],
    [
      'a call that goes on',
      { type: 'Call' },
      'Ann started a call; the export does not say when it ended',
    ],
    [
      'a name',
      { type: 'ChannelNameChange', content: 'Changed the channel name: night-watch' },
      'Ann changed the channel name to night-watch',
    ],
    [
      'a pin',
      { type: 'ChannelPinnedMessage', content: 'Pinned a message.' },
      'Ann pinned [a message]',
    ],
    ['a join', { content: 'Joined the server.' }, 'Ann joined the guild'],
    ['a boost', { type: '8', content: '' }, 'Ann boosted the guild'],
    ['boosts', { type: '8', content: '3' }, 'Ann boosted the guild 3 times'],
    ['a level', { type: '10' }, 'Ann boosted the guild, which reached level 2'],
    [
      'a follow',
      { type: '12', content: 'News #updates' },
      'Ann lets this channel follow News #updates',
    ],
    ['a thread', { type: 'ThreadCreated', content: 'Started a thread.' }, 'Ann started [thread]'],
    ['a stage', { type: '27', content: 'Weather' }, 'Ann started Weather'],
    [
      'security',
      { type: '36', content: '2025-03-04T10:00:00.000000+00:00' },
      'Ann turned security actions on until 2025-03-04T10:00:00.000Z',
    ],
    [
      'a type nobody knows',
      { type: '63', content: 'with words' },
      'Ann caused a notice of type 63, which this version does not know | with words',
    ],
  ])('reads %s', (_what, change, text) => {
    expect(read(change)).toBe(text)
  })

  it('tells what auto moderation blocked, and why', () => {
    const fields = { rule_name: 'No bad words', keyword: 'barnacle' }
    expect(read({ type: '24', embeds: [embed('a barnacle', fields)] })).toBe(
      'Auto moderation blocked a message of Ann | a barnacle\nRule: No bad words · Word: barnacle',
    )
    expect(read({ type: '24', embeds: [embed('', { flagged_message_id: '7' })] })).toBe(
      'Auto moderation flagged a message of Ann',
    )
    expect(read({ type: '24' })).toBe('Auto moderation blocked a message of Ann')
  })

  it.each(['46', 'PollResult'])('tells how a poll of type %s ended', (type) => {
    const asked = { poll_question_text: 'Where?', total_votes: '8' }
    const won = { ...asked, victor_answer_text: 'Here', victor_answer_votes: '5' }
    expect(read({ type, embeds: [embed('', won)] })).toBe(
      'The [poll] Where? of Ann ended: Here won with 5 of 8 votes',
    )
    expect(read({ type, embeds: [embed('', asked)] })).toBe(
      'The [poll] Where? of Ann ended in a draw of 8 votes',
    )
    expect(read({ type, embeds: [embed('', { ...asked, total_votes: '0' })] })).toBe(
      'The [poll] Where? of Ann ended; nobody voted',
    )
    expect(read({ type })).toBe('The [poll] of Ann ended')
  })
})
