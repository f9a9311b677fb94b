import { channelId, ELSEWHERE, GUILD, one } from '../dce.mjs'
import { people } from '../people.mjs'

const { ana, bo, bot, cleo, dev } = people

/** @param {string} type @param {string} content @param {Record<string, unknown>} [more] */
const notice = (type, content, more = {}) => ({ author: bo, type, content, ...more })

/** @type {import('../dce.mjs').Channel} */
export const notices = {
  number: 8,
  name: 'notices',
  topic: 'What Discord itself writes',
  cases: [
    one('1 RecipientAdd', notice('RecipientAdd', 'Added Dev to the group.', { mentions: [dev] })),
    one(
      '2 RecipientRemove',
      notice('RecipientRemove', 'Removed Dev from the group.', { mentions: [dev] }),
      notice('RecipientRemove', 'Left the group.', { mentions: [bo] }),
    ),
    one(
      '3 Call',
      notice('Call', 'Started a call that lasted 42 minutes.', {
        callEndedTimestamp: '2025-03-03T11:13:00+00:00',
      }),
      notice('Call', 'Started a call that lasted 0 minutes.', { callEndedTimestamp: null }),
    ),
    one(
      '4 ChannelNameChange',
      notice('ChannelNameChange', 'Changed the channel name: night-watch'),
    ),
    one('5 ChannelIconChange', notice('ChannelIconChange', 'Changed the channel icon.')),
    one(
      '6 ChannelPinnedMessage',
      notice('ChannelPinnedMessage', 'Pinned a message.', { points: 'replies/pinned' }),
      notice('ChannelPinnedMessage', 'Pinned a message.', {
        reference: {
          type: 'Default',
          messageId: '1344000000000000009',
          channelId: channelId(8),
          guildId: GUILD.id,
        },
      }),
    ),
    one('7 GuildMemberJoin', notice('GuildMemberJoin', 'Joined the server.')),
    one('8 Boost', notice('8', ''), notice('8', '3')),
    one('9 Boost to level 1', notice('9', '')),
    one('10 Boost to level 2', notice('10', '')),
    one('11 Boost to level 3', notice('11', '')),
    one(
      '12 Channel follow',
      notice('12', 'Other Harbour #announcements', {
        reference: {
          type: 'Default',
          messageId: null,
          channelId: '1300000000000000002',
          guildId: ELSEWHERE,
        },
      }),
    ),
    one('14 Left discovery', notice('14', '')),
    one('15 Back in discovery', notice('15', '')),
    one('16 First discovery warning', notice('16', '')),
    one('17 Last discovery warning', notice('17', '')),
    one(
      '18 ThreadCreated',
      notice('ThreadCreated', 'Started a thread.', {
        reference: {
          type: 'Default',
          messageId: null,
          channelId: channelId(30),
          guildId: GUILD.id,
        },
      }),
      notice('ThreadCreated', 'Started a thread.', {
        reference: {
          type: 'Default',
          messageId: null,
          channelId: '1344000000000000008',
          guildId: GUILD.id,
        },
      }),
    ),
    one(
      '20 and 23 are ordinary messages',
      { author: bot, type: '20', content: 'Ordinary.' },
      { author: bot, type: '23', content: 'As ordinary.' },
    ),
    one('21 Thread starter', notice('21', '', { points: 'replies/asked' })),
    one('22 Invite reminder', notice('22', '')),
    one(
      '24 Auto moderation',
      notice('24', '', {
        author: cleo,
        embeds: [
          {
            title: '',
            url: null,
            timestamp: null,
            description: 'a word that the harbour does not like',
            images: [],
            fields: [
              { name: 'rule_name', value: 'No bad words', isInline: false },
              { name: 'channel_id', value: channelId(8), isInline: false },
              { name: 'decision_id', value: '3d0f5e0e', isInline: false },
              { name: 'keyword', value: 'barnacle', isInline: false },
              { name: 'keyword_matched_content', value: 'barnacle', isInline: false },
              { name: 'flagged_message_id', value: '1344000000000000007', isInline: false },
            ],
            inlineEmojis: [],
          },
        ],
      }),
    ),
    one('25 Role subscription', notice('25', '')),
    one('26 Premium offer', notice('26', '')),
    one('27 Stage start', notice('27', 'The weather hour')),
    one('28 Stage end', notice('28', 'The weather hour')),
    one('29 Stage speaker', notice('29', '')),
    one('30 Raised hand', notice('30', '')),
    one('31 Stage topic', notice('31', 'Fog')),
    one('32 App subscription', notice('32', '')),
    one('36 Safety measures on', notice('36', '2025-03-04T10:00:00.000000+00:00')),
    one('37 Safety measures off', notice('37', '')),
    one('38 Raid reported', notice('38', '')),
    one('39 False alarm', notice('39', '')),
    one('44 Purchase', notice('44', '')),
    one('46 Poll result', pollResult('46'), pollResult('PollResult')),
    one('63 A number nobody knows', notice('63', ''), notice('64', 'with words of its own')),
    one('An edit and a reaction on a notice', {
      author: ana,
      type: 'GuildMemberJoin',
      content: 'Joined the server.',
      reactions: [
        {
          emoji: {
            id: '',
            name: '👋',
            code: 'wave',
            isAnimated: false,
            imageUrl: 'https://cdn.jsdelivr.net/gh/twitter/twemoji@latest/assets/svg/1f44b.svg',
          },
          count: 3,
          users: [],
        },
      ],
    }),
  ],
}

/** @param {string} type */
function pollResult(type) {
  /** @type {[string, string][]} */
  const fields = [
    ['poll_question_text', 'Which berth for the winter?'],
    ['victor_answer_votes', '5'],
    ['total_votes', '8'],
    ['victor_answer_id', '2'],
    ['victor_answer_text', 'The inner one'],
    ['victor_answer_emoji_name', '⚓'],
  ]
  return notice(type, '', {
    reference: {
      type: 'Default',
      messageId: '1344000000000000006',
      channelId: channelId(8),
      guildId: GUILD.id,
    },
    embeds: [
      {
        title: '',
        url: null,
        timestamp: null,
        description: '',
        images: [],
        fields: fields.map(([name, value]) => ({ name, value, isInline: false })),
        inlineEmojis: [],
      },
    ],
  })
}
