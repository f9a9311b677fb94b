import { one } from '../dce.mjs'
import { gif } from '../gif.mjs'
import { people } from '../people.mjs'
import { made, pdf, sea } from '../pictures.mjs'
import { hsl, png } from '../png.mjs'

const CODE = `import { readFile } from 'node:fs/promises'

/** The tides of a day, in minutes after midnight. */
export async function tides(path) {
  const text = await readFile(path, 'utf8')
  return text
    .split('\\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [hours, minutes] = line.split(':').map(Number)
      return hours * 60 + minutes
    })
}
`
const LOG = Array.from(
  { length: 64 },
  (_, index) =>
    `${String(index + 1).padStart(2, '0')}  wind ${8 + (index % 7)} kn, swell ${index % 3} m`,
).join('\n')
const PAGE = '<!doctype html>\n<title>Chart</title>\n<script>document.title = "ran"</script>\n'
const DRAWING =
  '<svg xmlns="http://www.w3.org/2000/svg" width="240" height="160" onload="fetch(\'https://evil.example/\')">' +
  '<script>fetch("https://evil.example/")</script><rect width="240" height="160" fill="#2f6fa3"/>' +
  '<circle cx="160" cy="60" r="32" fill="#f2c94c"/></svg>'

/** @type {Record<string, Uint8Array>} */
const media = {
  'wide.png': sea(640, 240, 200),
  'strip.png': sea(900, 40, 160),
  'tiny.png': png(16, 16, (x, y) => ((x + y) % 2 ? [40, 90, 160, 255] : [240, 240, 240, 255])),
  'tall.jpg': made('tall.jpg'),
  'dawn.webp': made('dawn.webp'),
  'dusk.avif': made('dusk.avif'),
  'lamp.gif': gif(
    96,
    [hsl(45, 0.9, 0.55), hsl(220, 0.3, 0.3)],
    [
      (x, y) => (Math.hypot(x - 48, y - 48) < 30 ? 0 : 1),
      (x, y) => (Math.hypot(x - 48, y - 48) < 20 ? 0 : 1),
    ],
  ),
  'drawing.svg': Buffer.from(DRAWING),
  'buoy.webm': made('buoy.webm'),
  'short.mp4': made('short.mp4'),
  'tone.ogg': made('tone.ogg'),
  'tone.mp3': made('tone.mp3'),
  'tone.wav': made('tone.wav'),
  'tides.mjs': Buffer.from(CODE),
  'log.txt': Buffer.from(LOG),
  'short.txt': Buffer.from('All is well.\n'),
  'windows.txt': Buffer.from('\ufeffFrom Windows: grün, 海, 🌊\r\n', 'utf16le'),
  'lying.txt': Buffer.from([0x4d, 0x5a, 0, 1, 2, 3, 255, 254]),
  'chart.html': Buffer.from(PAGE),
  'harbour.pdf': pdf('Harbour rules'),
  'charts.zip': Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'),
  'lying.png': Buffer.from('not a picture'),
  ...Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [`sea-${index + 1}.png`, sea(120, 90, index * 36)]),
  ),
}

let last = 0
/** @param {string} name @param {{ fileName?: string, url?: string, bytes?: number }} [more] */
const file = (name, { fileName = name, url = `@files/${name}`, bytes } = {}) => {
  last += 1
  return {
    id: String(1_345_000_000_000_500_000n + BigInt(last)),
    url,
    fileName,
    fileSizeBytes: bytes ?? media[name]?.length ?? 1,
  }
}
/** @param {...ReturnType<typeof file>} attachments */
const of = (...attachments) => ({ attachments })
/** @param {number} count */
const seas = (count) =>
  of(...Array.from({ length: count }, (_, index) => file(`sea-${index + 1}.png`)))

/** @type {import('../dce.mjs').Channel} */
export const attachments = {
  number: 40,
  name: 'attachments',
  topic: 'Pictures, films, sounds, texts and everything else that is posted',
  media,
  cases: [
    one('A picture, with a text', { content: 'The bay this morning.', ...of(file('wide.png')) }),
    one('A tall one', of(file('tall.jpg'))),
    one('A strip', of(file('strip.png'))),
    one('A tiny one', of(file('tiny.png'))),
    one('WebP, AVIF, GIF', of(file('dawn.webp')), of(file('dusk.avif')), of(file('lamp.gif'))),
    one('Two', seas(2)),
    one('Three', seas(3)),
    one('Four', seas(4)),
    one('Five', seas(5)),
    one('Seven', seas(7)),
    one('Ten', seas(10)),
    one('A spoiler', of(file('wide.png', { fileName: 'SPOILER_wide.png' }))),
    one(
      'A spoiler among others, and one that is a text',
      of(
        file('sea-1.png'),
        file('sea-5.png', { fileName: 'SPOILER_sea.png' }),
        file('short.txt', { fileName: 'SPOILER_ending.txt' }),
      ),
    ),
    one('A drawing whose scripts must not run', of(file('drawing.svg'))),
    one('Films', of(file('buoy.webm')), of(file('short.mp4'))),
    one('Sounds', of(file('tone.ogg')), of(file('tone.mp3')), of(file('tone.wav'))),
    one('A program', of(file('tides.mjs'))),
    one('A long text', of(file('log.txt'))),
    one('Short texts', of(file('short.txt')), of(file('windows.txt'))),
    one('A page, which is shown as a text', of(file('chart.html'))),
    one('Documents', of(file('harbour.pdf')), of(file('charts.zip'))),
    one(
      'Not what they say',
      of(file('lying.png')),
      of(file('lying.txt')),
      of(file('harbour.pdf', { fileName: 'harbour.mp4' })),
    ),
    one(
      'Only in the network',
      of(
        file('far.png', {
          url: 'https://cdn.discordapp.com/attachments/1/2/far.png?ex=1&is=2&hm=3&',
          bytes: 184_320,
        }),
      ),
      of(
        file('far.mp4', {
          url: 'https://cdn.discordapp.com/attachments/1/3/far.mp4',
          bytes: 9_400_000,
        }),
      ),
      of(
        file(
          'A very long name of a file that somebody gave without thinking of anybody (final) (2).pdf',
          {
            url: 'https://files.example/a.pdf',
            bytes: 72_000,
          },
        ),
      ),
    ),
    one(
      'Gone from the disk',
      of(file('gone.png', { bytes: 2048 })),
      of(file('gone.txt', { bytes: 10 })),
    ),
    one('Several kinds in one message', {
      author: people.bo,
      content: 'All of it:',
      ...of(file('wide.png'), file('tone.ogg'), file('harbour.pdf'), file('tall.jpg')),
    }),
  ],
}
