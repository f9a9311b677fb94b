import { ELSEWHERE, one } from '../dce.mjs'
import { people } from '../people.mjs'
import { sea } from '../pictures.mjs'
import { png } from '../png.mjs'

/** @param {Record<string, unknown>} more */
const snapshot = (more) => ({
  timestamp: '2025-03-02T18:00:00+00:00',
  timestampEdited: null,
  content: '',
  attachments: [],
  embeds: [],
  stickers: [],
  ...more,
})
const reference = {
  type: 'Forward',
  messageId: '1300000000000000007',
  channelId: '1300000000000000001',
  guildId: ELSEWHERE,
}
const picture = {
  id: '1345000000000700001',
  url: '@files/bay.png',
  fileName: 'bay.png',
  fileSizeBytes: 900,
}
const card = {
  title: 'Harbour news',
  url: 'https://harbour.example/',
  timestamp: null,
  description: 'A card inside of a forward.',
  color: '#3498DB',
  images: [],
  fields: [],
  inlineEmojis: [],
}
const sticker = {
  id: '1345000000000700002',
  name: 'Square',
  format: 'Png',
  sourceUrl: '@files/square.png',
}

/** @type {import('../dce.mjs').Channel} */
export const forwarded = {
  number: 44,
  name: 'forwarded',
  topic: 'Forwards and what they carry',
  media: {
    'bay.png': sea(320, 180, 190),
    'square.png': png(160, 160, (x, y) =>
      x > 30 && x < 130 && y > 30 && y < 130 ? [230, 126, 34, 255] : [0, 0, 0, 0],
    ),
  },
  cases: [
    one('The original', { key: 'original', author: people.bo, content: 'Low water at **six**.' }),
    one('A text whose original is in the archive', {
      author: people.ana,
      forwards: 'forwarded/original',
      forwardedMessage: snapshot({ content: 'Low water at **six**.' }),
    }),
    one('A picture', { reference, forwardedMessage: snapshot({ attachments: [picture] }) }),
    one('A card', { reference, forwardedMessage: snapshot({ embeds: [card] }) }),
    one('A sticker', { reference, forwardedMessage: snapshot({ stickers: [sticker] }) }),
    one('All of it, with a text before', {
      content: 'Look at this:',
      reference,
      forwardedMessage: snapshot({
        timestampEdited: '2025-03-02T18:30:00+00:00',
        content: '> said long ago\nand answered',
        attachments: [picture],
        embeds: [card],
        stickers: [sticker],
      }),
    }),
  ],
}
