import { one } from '../dce.mjs'
import { gif } from '../gif.mjs'
import { people } from '../people.mjs'
import { hsl, png } from '../png.mjs'

const { ana, bo, cleo, dev, eli } = people
/** Reactions name people without their roles. @param {...import('../people.mjs').Person} all */
const users = (...all) => all.map(({ roles: _roles, ...user }) => user)
/** @param {string} name @param {string} code @param {string | null} [id] */
const standard = (name, code, id = '') => ({
  id,
  name,
  code,
  isAnimated: false,
  imageUrl: `https://cdn.jsdelivr.net/gh/twitter/twemoji@latest/assets/svg/${code}.svg`,
})
/** @param {number} number @param {string} name @param {string} imageUrl @param {boolean} [isAnimated] */
const custom = (number, name, imageUrl, isAnimated = false) => ({
  id: String(1_345_000_000_000_060_020n + BigInt(number)),
  name,
  code: name,
  isAnimated,
  imageUrl,
})
/** @param {unknown} emoji @param {number} count @param {unknown[]} [who] */
const reaction = (emoji, count, who) => ({ emoji, count, ...(who ? { users: who } : {}) })

const crowd = Array.from({ length: 140 }, (_, index) => ({
  ...bo,
  id: String(1_345_000_000_000_082_000n + BigInt(index)),
  name: `sailor${index}`,
  nickname: `Sailor ${index + 1}`,
  color: null,
  roles: undefined,
  avatarUrl: 'https://cdn.discordapp.com/embed/avatars/2.png',
}))

/** @type {import('../dce.mjs').Channel} */
export const reactions = {
  number: 43,
  name: 'reactions',
  topic: 'Reactions, and who gave them',
  media: {
    'anchor.png': png(48, 48, (x, y) =>
      Math.abs(x - 24) < 5 || Math.abs(y - 36) < 5 ? [40, 90, 160, 255] : [0, 0, 0, 0],
    ),
    'beacon.gif': gif(
      48,
      [hsl(45, 0.9, 0.55), hsl(220, 0.3, 0.4)],
      [(x) => (x < 24 ? 0 : 1), (x) => (x < 24 ? 1 : 0)],
    ),
  },
  cases: [
    one('With who reacted', {
      content: 'Who sails on Sunday?',
      reactions: [
        reaction(standard('👍', '1f44d'), 3, users(bo, cleo, dev)),
        reaction(standard('⛵', '26f5'), 1, users(eli)),
        reaction(custom(1, 'anchor', '@files/anchor.png'), 2, users(ana, bo)),
        reaction(custom(2, 'beacon', '@files/beacon.gif', true), 1, users(ana)),
      ],
    }),
    one('Fewer people than reactions', {
      content: 'Some accounts are gone.',
      reactions: [reaction(standard('❤️', '2764'), 5, users(ana, bo))],
    }),
    one('A crowd', {
      content: 'Everybody.',
      reactions: [reaction(standard('🎉', '1f389'), 1204, users(ana, ...crowd))],
    }),
    one('A deleted emoji, and one that is only in the network', {
      content: 'Old ones.',
      reactions: [
        reaction(custom(3, 'Unknown Emoji', 'https://cdn.discordapp.com/emojis/3.png'), 2, []),
        reaction(custom(4, 'far_anchor', 'https://cdn.discordapp.com/emojis/4.png'), 1, users(bo)),
      ],
    }),
    one('Of before 2.40.4, without people; of before 2.33, without an id', {
      content: 'Long ago.',
      reactions: [reaction(standard('👋', '1f44b'), 7), reaction(standard('🦀', '1f980', null), 2)],
    }),
    one('Many', {
      content: 'As many as there may be.',
      reactions: [...'🐟🐠🐡🦈🐙🐚🦐🦞🦑🐳🐋🐬🦭🌊🏝🏖🗺🧭🚤🛶'].map((emoji, index) =>
        reaction(standard(emoji, emoji.codePointAt(0)?.toString(16) ?? ''), index + 1, users(ana)),
      ),
    }),
  ],
}
