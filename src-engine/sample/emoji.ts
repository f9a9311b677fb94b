import { createHash } from 'node:crypto'

/** An emoji as the exporter describes it. */
export interface Emoji {
  /** '' for a standard emoji. */
  id: string
  name: string
  code: string
  isAnimated: boolean
  imageUrl: string
}

function standard(name: string, code: string): Emoji {
  const runes = Array.from(name, (rune) => (rune.codePointAt(0) ?? 0).toString(16))
  const joined = runes.includes('200d')
  const file = runes.filter((rune) => joined || rune !== 'fe0f').join('-')
  const imageUrl = `https://cdn.jsdelivr.net/gh/twitter/twemoji@latest/assets/svg/${file}.svg`
  return { id: '', name, code, isAnimated: false, imageUrl }
}

function custom(id: string, name: string, isAnimated = false): Emoji {
  const imageUrl = `https://cdn.discordapp.com/emojis/${id}.${isAnimated ? 'gif' : 'png'}`
  return { id, name, code: name, isAnimated, imageUrl }
}

/** The guild's own emoji. */
export const guildEmoji: readonly Emoji[] = [
  custom('1279512007834533888', 'lantern'),
  custom('1279512007834533889', 'glow'),
  custom('1279512007834533890', 'wick'),
  custom('1291000452198400001', 'shipit'),
  custom('1291000452198400002', 'gm'),
  custom('1304712895120900003', 'partyflame', true),
]

const named: readonly (readonly [string, string])[] = [
  ['👍', 'thumbsup'],
  ['❤️', 'heart'],
  ['🔥', 'fire'],
  ['🎉', 'tada'],
  ['😂', 'joy'],
  ['👀', 'eyes'],
  ['🙏', 'pray'],
  ['✅', 'white_check_mark'],
  ['❌', 'x'],
  ['🤷', 'shrug'],
  ['🏮', 'izakaya_lantern'],
  ['👋', 'wave'],
  ['💯', '100'],
  ['🚀', 'rocket'],
  ['😄', 'smile'],
  ['🙌', 'raised_hands'],
  ['✨', 'sparkles'],
  ['😅', 'sweat_smile'],
  ['💛', 'yellow_heart'],
  ['🫡', 'saluting_face'],
  ['🙂', 'slight_smile'],
  ['🤔', 'thinking'],
  ['👏', 'clap'],
  ['☕', 'coffee'],
  ['🎶', 'notes'],
  ['👎', 'thumbsdown'],
  ['📣', 'mega'],
  ['➡️', 'arrow_right'],
  ['🌮', 'taco'],
  ['🥨', 'pretzel'],
  ['🐈', 'cat2'],
  ['🌻', 'sunflower'],
  ['🧠', 'brain'],
  ['⚡', 'zap'],
  ['👩‍💻', 'woman_technologist'],
  ['🧑‍🌾', 'farmer'],
  ['🏳️‍🌈', 'rainbow_flag'],
  ['👨‍👩‍👧‍👦', 'family_mwgb'],
  ['🇲🇽', 'flag_mx'],
  ['🇩🇪', 'flag_de'],
  ['🇵🇹', 'flag_pt'],
  ['🇰🇪', 'flag_ke'],
  ['👍🏽', 'thumbsup_tone3'],
  ['⛷🏼', 'skier_tone2'],
  ['1️⃣', 'one'],
  ['💡', 'bulb'],
  ['🛠️', 'tools'],
  ['📈', 'chart_with_upwards_trend'],
  ['🌙', 'crescent_moon'],
]

/** The standard emoji that people here use, by character. */
export const standardEmoji: ReadonlyMap<string, Emoji> = new Map(
  named.map(([name, code]) => [name, standard(name, code)]),
)

/** The emoji with this character or name; throws when the sample does not know it. */
export function emoji(name: string): Emoji {
  const found = standardEmoji.get(name) ?? guildEmoji.find((one) => one.name === name)
  if (!found) throw new Error(`the sample has no emoji ${name}`)
  return found
}

const longestFirst = [...standardEmoji.keys()].sort((a, b) => b.length - a.length)
const pattern = new RegExp(
  `${longestFirst.join('|')}|:(?:${guildEmoji.map((one) => one.name).join('|')}):`,
  'g',
)
const mayHoldEmoji = /[\u2190-\u27bf\ud83c-\ud83e:]|\u20e3/

/** The different emoji of a text, in order; the text has passed the exporter's formatting. */
export function emojiIn(text: string): Emoji[] {
  if (!mayHoldEmoji.test(text)) return []
  const names = new Set(text.match(pattern) ?? [])
  return [...names].map((name) => emoji(name.startsWith(':') ? name.slice(1, -1) : name))
}

/** The name under which the exporter stores a downloaded address. */
export function assetName(url: string): string {
  const hash = createHash('sha256').update(url).digest('hex').slice(0, 16)
  const file = url.slice(url.lastIndexOf('/') + 1).replace(/\?.*$/, '')
  const dot = file.lastIndexOf('.')
  const stem = dot < 0 ? file : file.slice(0, dot)
  return `${stem.slice(0, 42)}-${hash}${dot < 0 ? '' : file.slice(dot)}`
}
