import { channelId, ELSEWHERE, GUILD, one } from '../dce.mjs'
import { people } from '../people.mjs'

const { ana, bo, bot, cleo, crow, deleted, dev, eli, parrot } = people

/** @param {Partial<{ messageId: string | null, channelId: string | null, guildId: string | null }>} change */
const lost = (change) => ({
  type: 'Reply',
  reference: {
    type: 'Default',
    messageId: '1344000000000000001',
    channelId: channelId(5),
    guildId: GUILD.id,
    ...change,
  },
})

/** @type {import('../dce.mjs').Channel} */
export const replies = {
  number: 5,
  name: 'replies',
  topic: 'What stands above a message: replies, commands, webhooks, bots',
  cases: [
    one(
      'A reply',
      { key: 'asked', author: bo, content: '**When** does the ferry leave?\nI must know ||now||.' },
      { reply: 'replies/asked', content: 'At six.' },
    ),
    one('A reply that mentions', {
      reply: 'replies/asked',
      author: dev,
      content: 'At six, @Bo.',
      mentions: [bo],
    }),
    one(
      'A reply to a message without text',
      {
        key: 'picture',
        author: cleo,
        attachments: [
          {
            id: '1345000000000050001',
            url: 'https://cdn.discordapp.com/a/plan.pdf',
            fileName: 'plan.pdf',
            fileSizeBytes: 123456,
          },
        ],
      },
      { reply: 'replies/picture', content: 'Thank you.' },
    ),
    one('A reply across channels', { reply: 'markdown/styles', content: 'As was said there.' }),
    one('The original is not in the archive', { ...lost({}), author: bo, content: 'Agreed.' }),
    one('The original is in a channel that is not in the archive', {
      ...lost({ channelId: '1344000000000000002' }),
      content: 'Agreed as well.',
    }),
    one('The original is in another guild', {
      ...lost({ channelId: '1300000000000000001', guildId: ELSEWHERE }),
      content: 'And from here.',
    }),
    one('The export does not say what it answers', {
      ...lost({ messageId: null, channelId: null, guildId: null }),
      content: 'To nobody.',
    }),
    one('A command and its answer', {
      type: '20',
      author: bot,
      content: 'High water at **14:20**.',
      interaction: { id: '1345000000000050002', name: 'tide now', user: bo },
    }),
    one('A menu command', {
      type: '23',
      author: bot,
      content: 'Translated.',
      interaction: { id: '1345000000000050003', name: 'Translate', user: eli },
    }),
    one(
      'Webhooks: one id, a name and a face for each message',
      { author: parrot, content: 'I speak for the bridge.' },
      { author: crow, content: 'And I for the mast.' },
      { author: crow, content: 'Still the mast.' },
    ),
    one('A bot', { author: bot, content: 'The harbour is open.' }),
    one('Somebody who was deleted', { author: deleted, content: 'I was here.' }),
    one(
      'Names that are hard to read',
      { author: cleo, content: 'Dark on dark.' },
      { author: dev, content: 'Light on light.' },
      { author: eli, content: 'No colour, no picture.' },
    ),
    one(
      'Messages that belong together',
      { author: bo, content: 'First' },
      { author: bo, content: 'within seven minutes', after: 7 },
      { author: bo, content: 'later than that', after: 8 },
    ),
    one('A cross-posted announcement', {
      author: parrot,
      content: 'News from the other harbour.',
      reference: {
        type: 'Default',
        messageId: '1300000000000000003',
        channelId: '1300000000000000002',
        guildId: ELSEWHERE,
      },
    }),
    one('Pinned and edited', {
      key: 'pinned',
      isPinned: true,
      timestampEdited: '2025-03-04T10:00:00+00:00',
      content: 'Life jackets are behind the door.',
    }),
    one('Forwarded, with the original in the archive', {
      author: bo,
      forwards: 'replies/pinned',
      forwardedMessage: {
        timestamp: '2025-03-03T10:30:00+00:00',
        timestampEdited: null,
        content: 'Life jackets are **behind** the door.',
        attachments: [],
        embeds: [],
        stickers: [],
      },
    }),
    one('Forwarded from elsewhere, without a time', {
      author: dev,
      reference: {
        type: 'Forward',
        messageId: '1300000000000000004',
        channelId: '1300000000000000001',
        guildId: ELSEWHERE,
      },
      forwardedMessage: {
        timestamp: '0001-01-01T00:00:00+00:00',
        timestampEdited: null,
        content: 'Seen on another shore.',
        attachments: [],
        embeds: [],
        stickers: [],
      },
    }),
    one('A forward of before version 2.47', {
      author: dev,
      reference: {
        messageId: '1300000000000000005',
        channelId: '1300000000000000001',
        guildId: ELSEWHERE,
      },
    }),
    one('A poll, or buttons', { author: ana, content: '' }),
  ],
}
