import { describe, expect, it } from 'vitest'
import { emojiAt, emojiFile, splitEmojis } from './emoji'

/** Every picture of the set, by the name that it has there. */
const SET = new Set(
  Object.keys(import.meta.glob('../../node_modules/@discordapp/twemoji/dist/svg/*.svg')).map(
    (path) => path.replace(/^.*\/|\.svg$/g, ''),
  ),
)
const isDrawn = (emoji: string) => SET.has(emojiFile(emoji))

/** Letters of flags and skin tones, which are no emoji alone, and a company's sign. */
const PARTS = /^(1f1[ef][0-9a-f]|1f3f[b-f]|e50a)$/
const UNICODE_17 = '🛘🪊🪎🫈🫍🫪🫯'

describe('emojiAt', () => {
  it.each([
    ['a picture', '🌊'],
    ['a skin tone', '👋🏽'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['joined, with skin tones', '👩🏿‍🤝‍👨🏻'],
    ['joined, with a selector', '🏳️‍🌈'],
    ['joined, without the selector it should have', '❤\u200D🔥'],
    ['a gender sign without its selector', '🧜🏽\u200D♀'],
    ['a bear', '🐻‍❄️'],
    ['a flag', '🇦🇹'],
    ['a flag of tags', '🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
    ['a keycap', '1️⃣'],
    ['a keycap without its selector', '#\u20E3'],
    ['a sign with VS16', '❤️'],
    ['a sign with a skin tone', '☝🏾'],
  ])('finds %s, and the set draws it', (_what, emoji) => {
    expect(emojiAt(`a${emoji}b`, 1)).toBe(emoji)
    expect(isDrawn(emoji)).toBe(true)
  })

  it.each(['❤', '❤︎', '☎︎', '©', '1', '#', 'a', '™'])('leaves %s as text', (sign) => {
    expect(emojiAt(sign, 0)).toBe('')
  })

  it('finds everything that the set draws, under the name of its picture', () => {
    const names = [...SET]
    const wrong = names.filter((name) => {
      const emoji = String.fromCodePoint(
        ...name.split('-').map((code) => Number.parseInt(code, 16)),
      )
      // Signs that are text without VS16, and single parts of flags and keycaps.
      const whole = [emoji, `${emoji}\uFE0F`].find((one) => emojiAt(one, 0) === one)
      return whole === undefined || emojiFile(whole) !== name
    })
    expect(names.length).toBeGreaterThan(3800)
    expect(wrong.filter((name) => !PARTS.test(name))).toEqual([])
  })

  it('draws every picture of Unicode 16', () => {
    const known: string[] = []
    for (let code = 0xa9; code < 0x1fb00; code += 1) {
      const sign = String.fromCodePoint(code)
      if (!/^\p{Emoji}$/u.test(sign) || /^\p{RI}|\p{EMod}$/u.test(sign)) continue
      known.push(/^\p{Emoji_Presentation}$/u.test(sign) ? sign : `${sign}\uFE0F`)
    }
    expect(known.length).toBeGreaterThan(1300)
    expect(known.filter((emoji) => emojiAt(emoji, 0) !== emoji)).toEqual([])
    expect(known.filter((emoji) => !isDrawn(emoji) && !UNICODE_17.includes(emoji))).toEqual([])
  })
})

it('splits a text without losing anything', () => {
  const text = '🌊 A 🇦🇹🇯🇵 b ❤️‍🔥'
  const parts = splitEmojis(text)
  expect(parts.map((part) => part.text).join('')).toBe(text)
  expect(parts.filter((part) => part.is_emoji).map((part) => part.text)).toEqual([
    '🌊',
    '🇦🇹',
    '🇯🇵',
    '❤️‍🔥',
  ])
  expect(splitEmojis('plain')).toEqual([{ text: 'plain', is_emoji: false }])
  expect(splitEmojis('')).toEqual([])
})
