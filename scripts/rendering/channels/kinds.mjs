import { channelId, DIRECT_MESSAGES, one } from '../dce.mjs'
import { people } from '../people.mjs'

const { ana, bo, dev, faraway } = people

/** @param {number} number @param {string} type @param {string} name @param {Partial<import('../dce.mjs').Channel>} more */
const kind = (number, type, name, more = {}) => ({
  number,
  type,
  name,
  cases: [one(`A message in a channel of type ${type}`, 'Here.')],
  ...more,
})

const direct = { guild: DIRECT_MESSAGES, category: null, categoryId: null }
const under = (/** @type {number} */ number, /** @type {string} */ name) => ({
  categoryId: channelId(number),
  category: name,
})

/** A channel of every type that an export can have. @type {import('../dce.mjs').Channel[]} */
export const kinds = [
  kind(20, 'GuildNews', 'news'),
  kind(21, 'GuildVoiceChat', 'voice'),
  kind(22, 'GuildStageVoice', 'stage'),
  kind(23, 'GuildStore', 'store'),
  kind(24, 'GuildDirectory', 'directory'),
  kind(25, '16', 'media-channel'),
  kind(26, 'GuildTextChat', 'no-category', { category: null, categoryId: null }),
  kind(27, 'GuildTextChat', 'empty', { cases: [] }),
  kind(30, 'GuildPublicThread', 'a-thread', {
    ...under(1, 'markdown'),
    cases: [
      one('A message in a public thread', { author: faraway, content: 'Written only here.' }),
    ],
  }),
  kind(31, 'GuildPrivateThread', 'a-private-thread', under(1, 'markdown')),
  kind(32, 'GuildNewsThread', 'a-news-thread', under(20, 'news')),
  kind(33, 'GuildPublicThread', 'post', {
    ...under(34, 'a-forum'),
    title: 'How do I moor in the dark?',
    starter: true,
  }),
  kind(35, 'DirectTextChat', 'direct', {
    ...direct,
    title: 'Bo',
    cases: [
      one(
        'A message in a DM',
        { author: bo, content: 'Just us.' },
        { author: ana, content: 'Yes.' },
      ),
    ],
  }),
  kind(36, 'DirectGroupTextChat', 'group', {
    ...direct,
    title: 'Bo, Dev',
    cases: [one('A message in a group', { author: dev, content: 'All three.' })],
  }),
]
