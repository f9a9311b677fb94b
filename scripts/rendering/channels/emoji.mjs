import { one } from '../dce.mjs'
import { gif } from '../gif.mjs'
import { hsl, png } from '../png.mjs'

const ring = (/** @type {number} */ x, /** @type {number} */ y) => {
  const far = Math.hypot(x - 24, y - 24)
  return far < 22 && far > 12
}

/** @param {Partial<Record<'id' | 'name' | 'code' | 'imageUrl', string>> & { isAnimated?: boolean }} change */
const emoji = (change) => ({
  id: '',
  name: '',
  code: '',
  isAnimated: false,
  imageUrl: '',
  ...change,
})

const buoy = emoji({
  id: '1345000000000060011',
  name: 'buoy',
  code: 'buoy',
  imageUrl: '@files/buoy.png',
})
const beacon = emoji({
  id: '1345000000000060012',
  name: 'beacon',
  code: 'beacon',
  isAnimated: true,
  imageUrl: '@files/beacon.gif',
})
const wave = emoji({
  name: '👋',
  code: 'wave',
  imageUrl: 'https://cdn.jsdelivr.net/gh/twitter/twemoji@latest/assets/svg/1f44b.svg',
})

/** @type {import('../dce.mjs').Channel} */
export const emojis = {
  number: 4,
  name: 'emoji',
  topic: 'Unicode emoji, custom emoji, large ones',
  media: {
    'buoy.png': png(48, 48, (x, y) => (ring(x, y) ? [220, 70, 50, 255] : [0, 0, 0, 0])),
    'beacon.gif': gif(
      48,
      [hsl(45, 0.9, 0.55), hsl(220, 0.3, 0.4)],
      [(x, y) => (ring(x, y) ? 0 : 1), (x, y) => (ring(x, y) ? 1 : 0)],
    ),
  },
  cases: [
    one('In text', { content: 'Good morning 👋 and fair winds ⛵🌊.', inlineEmojis: [wave] }),
    one('Alone, and so large', '🌊'),
    one('Several alone', '🌊 ⛵ 🦀\n🐟🐠🐡'),
    one('Too many to be large', '🌊'.repeat(28)),
    one('Skin tones', '👋🏻 👋🏼 👋🏽 👋🏾 👋🏿 are five hands'),
    one('Joined', '👨‍👩‍👧‍👦 🏳️‍🌈 🏴‍☠️ ❤️‍🔥 🐻‍❄️ 👁️‍🗨️ in a row'),
    one('Joined, with skin tones', '🧑🏽‍🚀 👩🏿‍🤝‍👨🏻 🫱🏼‍🫲🏾 in a row'),
    one('Flags', '🇦🇹 🇯🇵 🇺🇳 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏴 🇽🇽 in a row'),
    one('Keycaps', '1️⃣ #️⃣ *️⃣ 🔟 in a row'),
    one('Signs that are text or emoji', '❤️ ❤ ☎︎ ☎️ ✔️ ✔ © ™ ℹ️ ▶️ in a row'),
    one('New ones', '🫨 🫩 🪿 🐦‍🔥 🫆 in a row'),
    one('In styles', '**bold 🦀** ~~struck 🦀~~ ||hidden 🦀|| `code 🦀` # 🦀\n# 🦀 in a heading'),
    one('Custom, by name', {
      content: 'Mind the :buoy: and the :beacon:',
      inlineEmojis: [buoy, beacon],
    }),
    one('Custom, by id', {
      content: 'Mind the <:buoy:1345000000000060011> and the <a:beacon:1345000000000060012>',
      inlineEmojis: [buoy, beacon],
    }),
    one('Custom alone', { content: ':buoy: :beacon:', inlineEmojis: [buoy, beacon] }),
    one('Short codes that are none', 'At 10:30:00 :not_an_emoji: :) :D'),
  ],
}
