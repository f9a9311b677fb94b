import { channelId, one } from '../dce.mjs'
import { people, roles } from '../people.mjs'

const { ana, bo, bot, dev, faraway } = people

/** @param {string} name @param {number} number */
const customEmoji = (name, number) => ({
  id: String(1_345_000_000_000_060_000n + BigInt(number)),
  name,
  code: name,
  isAnimated: false,
  imageUrl: `https://cdn.discordapp.com/emojis/${number}.png`,
})

/** @type {import('../dce.mjs').Channel} */
export const mentions = {
  number: 3,
  name: 'mentions',
  topic: 'People, roles, channels and commands, with names and with ids',
  cases: [
    one('A person, by name', { content: 'Ask @Bo about it, or @Ana Lee.', mentions: [bo, ana] }),
    one('A person, by id', { content: `Ask <@${bo.id}> or <@!${ana.id}>.`, mentions: [bo, ana] }),
    one('A person the message does not list', `Ask <@${faraway.id}>, who wrote elsewhere.`),
    one('A person nobody knows', 'Ask <@1299999999999999999> or @Nobody.'),
    one('A role, by name', 'Calling @Navigator on watch and @Captain, not @Carpenter.'),
    one(
      'A role, by id',
      `Calling <@&${roles.navigator.id}>, <@&${roles.member.id}> and <@&1299999999999999998>.`,
    ),
    one('Everybody', 'Calling @everyone and @here.'),
    one('A channel, by name', 'See #markdown, #a-thread and #nowhere. Issue #42 is no channel.'),
    one(
      'A channel, by id',
      `See <#${channelId(1)}>, <#${channelId(30)}> and <#1299999999999999997>.`,
    ),
    one('A command', '</tide now:1299999999999999996> shows it.'),
    one('Parts of the guild', '<id:customize> <id:browse> <id:guide> <id:linked-roles>'),
    one('Names with spaces, marks and other names in them', {
      content: "@Bo @Bobby @Ana Lee's boat, **@Dev**, `@Bo`",
      mentions: [bo, ana, dev],
    }),
    one('A bot', { content: '@Harbour Bot help', mentions: [bot] }),
    one('Custom emoji without a picture', {
      content:
        ':anchor_up: and <:anchor_up:1345000000000060001> and <a:wave_over:1345000000000060002>',
      inlineEmojis: [customEmoji('anchor_up', 1), customEmoji('wave_over', 2)],
    }),
  ],
}
