import { one } from '../dce.mjs'
import { gif } from '../gif.mjs'
import { lottie } from '../pictures.mjs'
import { apng, hsl, png } from '../png.mjs'

const star = (/** @type {number} */ hue) => (/** @type {number} */ x, /** @type {number} */ y) => {
  const [dx, dy] = [x - 80, y - 80]
  const far = Math.hypot(dx, dy)
  const edge = 48 + 18 * Math.cos(5 * Math.atan2(dy, dx))
  return /** @type {const} */ ([...hsl(hue, 0.6, 0.5), far < edge ? 255 : 0])
}

/** @param {number} number @param {string} name @param {string} format @param {string} sourceUrl */
const sticker = (number, name, format, sourceUrl) => ({
  stickers: [{ id: String(1_345_000_000_000_600_000n + BigInt(number)), name, format, sourceUrl }],
})

/** @type {import('../dce.mjs').Channel} */
export const stickers = {
  number: 42,
  name: 'stickers',
  topic: 'Stickers of every format',
  media: {
    'star.png': png(160, 160, star(40)),
    'blink.png': apng(160, [star(200), star(0)]),
    'old.png': apng(160, [star(120), star(300)]),
    'wave.gif': gif(
      96,
      [hsl(200, 0.7, 0.5), hsl(45, 0.9, 0.6)],
      [(x, y) => (y > 48 + 10 * Math.sin(x / 8) ? 0 : 1), (_x, y) => (y > 48 ? 0 : 1)],
    ),
    'light.json': Buffer.from(JSON.stringify(lottie())),
    'evil.json': Buffer.from(
      JSON.stringify({
        ...lottie(),
        layers: [{ ty: 4, ks: {}, shapes: [{ ty: 'rp', c: { a: 0, k: 1e9 } }] }],
      }),
    ),
  },
  cases: [
    one('PNG', sticker(1, 'Star', 'Png', '@files/star.png')),
    one('APNG', sticker(2, 'Blink', 'Apng', '@files/blink.png')),
    one(
      'APNG as it was called before 2.38',
      sticker(3, 'Old blink', 'PngAnimated', '@files/old.png'),
    ),
    one('GIF', sticker(4, 'Wave', 'Gif', '@files/wave.gif')),
    one('Lottie', sticker(5, 'Light', 'Lottie', '@files/light.json')),
    one('Lottie that must not be played', sticker(6, 'Evil', 'Lottie', '@files/evil.json')),
    one(
      'Only in the network',
      sticker(7, 'Wumpus waves', 'Lottie', 'https://discord.com/stickers/7.json'),
      sticker(8, 'Far star', 'Png', 'https://media.discordapp.net/stickers/8.png'),
    ),
    one('Gone from the disk', sticker(9, 'Lost', 'Gif', '@files/lost.gif')),
    one('With a text', { content: 'Good night!', ...sticker(1, 'Star', 'Png', '@files/star.png') }),
  ],
}
