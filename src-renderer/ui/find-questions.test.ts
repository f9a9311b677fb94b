import { expect, it } from 'vitest'
import type { QuestionInfo } from '#shared/question'
import { questionFinder } from './find-questions'

function question(id: string, title: string, more: Partial<QuestionInfo> = {}): QuestionInfo {
  return {
    id,
    title,
    tags: [],
    about: '',
    aliases: [],
    params: [],
    columns: [],
    chart: { kind: 'table' },
    bots: 'included',
    drill: null,
    sql: '',
    ...more,
  }
}

const find = questionFinder([
  question('guild_author_most_messages', 'Who sent the most messages?', { tags: ['Author'] }),
  question('guild_activity_per_month', 'How active is a guild per month?', {
    tags: ['Time'],
    about: 'Messages and distinct authors per period.',
  }),
  question('guild_domain_count', 'Which web domains are linked?', { tags: ['Link'] }),
  question('guild_message_per_channel', 'How many messages has each channel?', {
    aliases: ['guild_channels_most_active'],
  }),
  question('guild_author_mention_count', 'Who was mentioned the most?', { tags: ['Mention'] }),
])
const ids = (text: string) => find(text).map(({ id }) => id)

it.each([
  ['month active', 'guild_activity_per_month'],
  ['MONTH', 'guild_activity_per_month'],
  ['mon', 'guild_activity_per_month'],
  ['mentoined', 'guild_author_mention_count'],
  ['domians', 'guild_domain_count'],
  ['urls', 'guild_domain_count'],
  ['how busy is my server', 'guild_activity_per_month'],
  ['guild_channels_most_active', 'guild_message_per_channel'],
  ['is it alive', 'guild_activity_per_month'],
])('“%s” finds %s first', (text, id) => {
  expect(ids(text)[0]).toBe(id)
})

it('lists questions that have all words, and only where there are none those that have any', () => {
  expect(ids('messages channel')).toEqual(['guild_message_per_channel'])
  expect(ids('messages zeppelin')).toContain('guild_author_most_messages')
  expect(ids('zeppelin')).toEqual([])
  expect(ids('who is the')).toEqual([])
})
