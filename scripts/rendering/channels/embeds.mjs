import { one } from '../dce.mjs'
import { people } from '../people.mjs'
import { made, sea } from '../pictures.mjs'

/** @type {Record<string, Uint8Array>} */
const media = {
  'icon.png': sea(48, 48, 20),
  'foot.png': sea(48, 48, 300),
  'thumb.png': sea(160, 160, 120),
  'wide.png': sea(640, 320, 210),
  'one.png': sea(200, 150, 0),
  'two.png': sea(200, 150, 90),
  'three.png': sea(200, 150, 180),
  'four.png': sea(200, 150, 270),
  'still.jpg': sea(480, 270, 250),
  'gif.png': sea(220, 160, 40),
  'gif.mp4': made('short.mp4'),
  'clip.webm': made('buoy.webm'),
  'buoy.png': sea(48, 48, 60),
}

/** @param {string} name @param {number | null} [width] @param {number | null} [height] */
const asset = (name, width = null, height = null) => ({
  url: name.startsWith('http') ? name : `@files/${name}`,
  canonicalUrl: `https://cdn.example/${name.split('/').at(-1)}`,
  width,
  height,
})
/** @param {Record<string, unknown>} more */
const card = (more) => ({
  title: '',
  url: null,
  timestamp: null,
  description: '',
  images: [],
  fields: [],
  inlineEmojis: [],
  ...more,
})
/** @param {...Record<string, unknown>} embeds */
const of = (...embeds) => ({ author: people.bot, embeds: embeds.map(card) })
/** @param {string} name @param {string} value @param {boolean} [isInline] */
const field = (name, value, isInline = false) => ({ name, value, isInline })

/** @type {import('../dce.mjs').Channel} */
export const embeds = {
  number: 41,
  name: 'embeds',
  topic: 'Link cards of every shape',
  media,
  cases: [
    one(
      'With everything',
      of({
        title: 'Tide table, week 10',
        url: 'https://harbour.example/tides',
        timestamp: '2025-03-03T06:00:00+00:00',
        description:
          'High water at **09:40**, low at *15:55*. See [the chart](https://harbour.example/chart) :buoy:',
        color: '#1F8B4C',
        author: {
          name: 'Harbour office',
          url: 'https://harbour.example/',
          iconUrl: '@files/icon.png',
          iconCanonicalUrl: 'https://harbour.example/icon.png',
        },
        thumbnail: asset('thumb.png', 160, 160),
        image: asset('wide.png', 640, 320),
        images: [asset('wide.png', 640, 320)],
        footer: {
          text: 'Updated every morning',
          iconUrl: '@files/foot.png',
          iconCanonicalUrl: 'https://harbour.example/foot.png',
        },
        fields: [
          field('Monday', '09:40', true),
          field('Tuesday', '10:25', true),
          field('Wednesday', '11:10', true),
          field('Remark', 'Winds from the *west*; mind the `sandbank`.'),
        ],
        inlineEmojis: [
          {
            id: '1345000000000060011',
            name: 'buoy',
            code: 'buoy',
            isAnimated: false,
            imageUrl: '@files/buoy.png',
          },
        ],
      }),
    ),
    one('A description alone, without a colour', of({ description: 'Fog until noon.' })),
    one('A preview of a page', {
      content: 'https://news.example/ferries',
      embeds: [
        card({
          title: 'New ferries for the sound',
          url: 'https://news.example/ferries',
          description:
            'The first of three ships was launched on Sunday, before a crowd of two thousand.',
          thumbnail: asset('thumb.png', 160, 160),
        }),
      ],
    }),
    one(
      'Fields beside each other, and not',
      of({
        title: 'Berths',
        color: '#E67E22',
        fields: [
          field('North', '12 of 14', true),
          field('South', '3 of 9', true),
          field('West', 'closed', true),
          field('East', '1 of 2', true),
          field('Office', 'Open from eight to six.'),
          field('Radio', 'Channel 12', true),
        ],
      }),
    ),
    one(
      'Several pictures',
      of({
        title: 'The regatta in four pictures',
        url: 'https://news.example/regatta',
        image: asset('one.png', 200, 150),
        images: ['one.png', 'two.png', 'three.png', 'four.png'].map((name) =>
          asset(name, 200, 150),
        ),
      }),
    ),
    one(
      'Pictures of one page as cards of their own, as before 2.35',
      of(
        {
          title: 'Two pictures of one post',
          url: 'https://x.com/harbour/status/1',
          color: '#1DA1F2',
          author: { name: 'Harbour (@harbour)', url: 'https://x.com/harbour' },
          image: asset('one.png', 200, 150),
          footer: { text: 'X' },
        },
        { url: 'https://x.com/harbour/status/1', image: asset('two.png', 200, 150) },
      ),
    ),
    one('A film of a site', {
      content: 'https://www.youtube.com/watch?v=abcdefghijk',
      embeds: [
        card({
          title: 'How a lock works',
          url: 'https://www.youtube.com/watch?v=abcdefghijk',
          color: '#FF0000',
          author: { name: 'Canal people', url: 'https://www.youtube.com/@canal' },
          thumbnail: asset('still.jpg', 480, 270),
          video: {
            url: 'https://www.youtube.com/embed/abcdefghijk',
            canonicalUrl: 'https://www.youtube.com/embed/abcdefghijk',
            width: 1280,
            height: 720,
          },
        }),
      ],
    }),
    one(
      'A film on disk',
      of({
        title: 'The buoy at noon',
        url: 'https://harbour.example/buoy',
        thumbnail: asset('still.jpg', 480, 270),
        video: asset('clip.webm', 192, 108),
      }),
    ),
    one('A song, a stream', {
      embeds: [
        card({
          title: 'Sea shanty',
          url: 'https://open.spotify.com/track/1',
          description: 'The Crew · Song · 2021',
          thumbnail: asset('thumb.png', 300, 300),
        }),
        card({
          title: 'harbourcam - Twitch',
          url: 'https://www.twitch.tv/harbourcam',
          description: 'Live: ships come and go',
          thumbnail: asset('still.jpg', 440, 248),
          video: { url: 'https://player.twitch.tv/?channel=harbourcam', width: 620, height: 378 },
        }),
      ],
    }),
    one('A GIF whose still is on disk', {
      embeds: [
        card({
          url: 'https://tenor.com/view/waves-1',
          thumbnail: asset('gif.png', 220, 160),
          video: { url: 'https://media.tenor.com/waves.mp4', width: 220, height: 160 },
        }),
      ],
    }),
    one('A GIF that is on disk', {
      embeds: [
        card({
          url: 'https://giphy.com/gifs/2',
          thumbnail: asset('gif.png', 128, 72),
          video: asset('gif.mp4', 128, 72),
        }),
      ],
    }),
    one('A bare picture', {
      content: 'https://harbour.example/wide.png',
      embeds: [
        card({ url: 'https://harbour.example/wide.png', thumbnail: asset('wide.png', 640, 320) }),
      ],
    }),
    one(
      'Pictures without a size',
      of({ title: 'Unmeasured', images: [asset('wide.png')], image: asset('wide.png') }),
    ),
    one(
      'Only in the network',
      of({
        title: 'A card from afar',
        url: 'https://far.example/',
        author: { name: 'Far away', iconUrl: 'https://far.example/icon.png' },
        thumbnail: asset('https://images-ext-1.discordapp.net/external/a/thumb.png', 80, 80),
        images: [asset('https://images-ext-1.discordapp.net/external/a/big.png', 800, 600)],
        image: asset('https://images-ext-1.discordapp.net/external/a/big.png', 800, 600),
      }),
      of({
        title: 'A film from afar',
        url: 'https://far.example/film',
        video: asset('https://far.example/film.mp4', 640, 360),
      }),
    ),
    one('The end of a poll', {
      type: 'PollResult',
      author: people.ana,
      embeds: [
        card({
          fields: [
            field('poll_question_text', 'Where do we anchor tonight?'),
            field('victor_answer_votes', '7'),
            field('total_votes', '10'),
            field('victor_answer_id', '2'),
            field('victor_answer_text', 'Behind the island'),
          ],
        }),
      ],
    }),
    one(
      'A long one',
      of({
        title: 'The whole rule book',
        color: '#9B59B6',
        description: Array.from(
          { length: 30 },
          (_, index) => `${index + 1}. Rule number ${index + 1} of the harbour, to be read aloud.`,
        ).join('\n'),
        fields: Array.from({ length: 12 }, (_, index) =>
          field(`Pier ${index + 1}`, `${index * 3} boats`, true),
        ),
      }),
    ),
    one(
      'Links that are none',
      of({
        title: 'Looks like a link',
        url: 'javascript:alert(1)',
        description: '<img src=x onerror=alert(1)> [here](javascript:alert(2))',
        author: { name: 'Nobody', url: 'file:///etc/passwd', iconUrl: 'file:///etc/passwd' },
        thumbnail: { url: 'javascript:alert(3)', width: 1e9, height: -4 },
        footer: { text: '<b>plain</b>' },
      }),
    ),
    one(
      'Several cards',
      of({ title: 'First', color: '#3498DB' }, { title: 'Second' }, { title: 'Third' }),
    ),
  ],
}
