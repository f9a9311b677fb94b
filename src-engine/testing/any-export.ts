import fc from 'fast-check'

/*
 * Exports out of thin air for property-based tests: every field of the contract, odd strings, any layout. The text is
 * put together here, message by message, so that where each one stands is known without any reader.
 */

type Json = Record<string, unknown>

/** A generated export as it stands in a file. `spans` = where each message's object begins and ends, in bytes. */
export type AnyExport = {
  bytes: Buffer
  messages: Json[]
  spans: [number, number][]
  layout: Layout
}

/** How a tool lays a file out; `indent` '' = everything on one line. */
export type Layout = { indent: string; newline: '\n' | '\r\n'; escapesAstral: boolean }

/** What DCE itself writes. */
export const DCE_OWN: Layout = { indent: '  ', newline: '\n', escapesAstral: true }

export const anyLayout: fc.Arbitrary<Layout> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(DCE_OWN) },
  fc.record({
    indent: fc.constantFrom('', ' ', '  ', '    ', '\t'),
    newline: fc.constantFrom('\n' as const, '\r\n' as const),
    escapesAstral: fc.boolean(),
  }),
)

const ODD = [
  '    }',
  '\n    },\n    {\n      "id": "1",\n      "type": "Default",\n      "timestamp": "',
  '{"id":"1","type":"Default","timestamp":"2025-01-01T00:00:00+00:00","author":{"id":"1"}}',
  '],\n  "messageCount": 3\n}',
  '}]},{"guild":{"id":"1"},"channel":{"id":"2"},"messages":[',
  '\\',
  '"',
  '\\u0000',
  '\u0000',
  '\uD800',
  '\uDC00x',
  '\u2028\u202E',
  '👩‍👩‍👧‍👦🏳️‍🌈⛷🏼',
  '__proto__',
  '',
]
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.constantFrom(...ODD),
  fc.tuple(fc.constantFrom(...ODD), fc.constantFrom(...ODD)).map((parts) => parts.join('\n')),
)
const id = fc.bigInt({ min: 1n, max: 2n ** 63n - 1n }).map(String)
const time = fc
  .date({ min: new Date('2015-05-13'), max: new Date('2035-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString().replace('Z', '+00:00'))
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null })
const few = <T>(value: fc.Arbitrary<T>) => fc.array(value, { maxLength: 2 })
const color = orNull(fc.constantFrom('#336699', '#FF8800'))

const role = fc.record({ id, name: text, color, position: fc.nat(300) })
const user = fc.record(
  {
    id,
    name: text,
    discriminator: fc.oneof(fc.constantFrom('0000', '0042'), fc.nat(9999)),
    nickname: orNull(text),
    color,
    isBot: fc.boolean(),
    roles: few(role),
    avatarUrl: text,
  },
  { requiredKeys: ['id', 'name', 'isBot'] },
)
const emoji = fc.record(
  { id: orNull(fc.oneof(id, fc.constant(''))), name: text, code: text, isAnimated: fc.boolean() },
  { requiredKeys: ['id', 'name'] },
)
const image = fc.record(
  { url: text, canonicalUrl: text, width: orNull(fc.nat()), height: orNull(fc.nat()) },
  { requiredKeys: ['width', 'height'] },
)
const embed = fc.record(
  {
    title: orNull(text),
    url: orNull(text),
    timestamp: orNull(time),
    description: orNull(text),
    color,
    author: fc.record({ name: orNull(text), url: orNull(text), iconUrl: text }),
    thumbnail: image,
    image,
    video: image,
    footer: fc.record({ text, iconUrl: text, iconCanonicalUrl: text }),
    images: few(image),
    fields: few(fc.record({ name: text, value: text, isInline: fc.boolean() })),
    inlineEmojis: few(emoji),
  },
  { requiredKeys: ['title', 'url', 'description'] },
)
const attachment = fc.record({ id, url: text, fileName: text, fileSizeBytes: fc.nat() })
const sticker = fc.record({
  id,
  name: text,
  format: fc.constantFrom('Png', 'Apng', 'PngAnimated', 'Lottie', 'Gif'),
  sourceUrl: text,
})
const reaction = fc.record(
  { emoji, count: fc.nat(1000), users: few(user) },
  { requiredKeys: ['emoji', 'count'] },
)
const TYPES = [
  ...['Default', 'RecipientAdd', 'RecipientRemove', 'Call', 'ChannelNameChange'],
  ...['ChannelIconChange', 'ChannelPinnedMessage', 'GuildMemberJoin', 'ThreadCreated', 'Reply'],
  ...['PollResult', 'ThreadStarterMessage', 'UserPremiumGuildSubscription'],
  ...Array.from({ length: 64 }, (_each, type) => `${type}`),
]

/** Messages of every type with every field of the contract and some that no version knows. */
const anyMessage: fc.Arbitrary<Json> = fc
  .record(
    {
      id,
      type: fc.constantFrom<string | number>(...TYPES, 0, 19, 63),
      timestamp: time,
      timestampEdited: orNull(time),
      callEndedTimestamp: orNull(time),
      isPinned: fc.boolean(),
      content: text,
      author: user,
      attachments: few(attachment),
      embeds: few(embed),
      stickers: few(sticker),
      reactions: few(reaction),
      mentions: few(user),
      reference: fc.record(
        {
          type: fc.constantFrom('Default', 'Forward'),
          messageId: orNull(id),
          channelId: orNull(id),
          guildId: orNull(id),
        },
        { requiredKeys: ['messageId', 'channelId', 'guildId'] },
      ),
      forwardedMessage: fc.record({
        timestamp: time,
        timestampEdited: orNull(time),
        content: text,
        attachments: few(attachment),
        embeds: few(embed),
        stickers: few(sticker),
      }),
      interaction: fc.record({ id, name: text, user }),
      inlineEmojis: few(emoji),
      poll: fc.anything({ maxDepth: 2, withNullPrototype: false }).map(plain),
    },
    {
      requiredKeys: [
        ...(['id', 'type', 'timestamp', 'timestampEdited', 'isPinned', 'content'] as const),
        ...(['author', 'attachments', 'embeds', 'reactions'] as const),
      ],
    },
  )
  .chain((message) =>
    // a fork may put the whole message that is answered into the answer
    fc.boolean().map((nests) => (nests ? { ...message, referencedMessage: message } : message)),
  )

function plain(value: unknown): unknown {
  try {
    return JSON.parse(JSON.stringify(value) ?? 'null')
  } catch {
    return null
  }
}

const anyRoot = fc.record({
  guild: fc.record({ id, name: text, iconUrl: text }),
  channel: fc.record({
    id,
    type: fc.constantFrom('GuildTextChat', 'GuildPublicThread', 'DirectGroupTextChat', '16'),
    categoryId: orNull(id),
    category: orNull(text),
    name: text,
    topic: orNull(text),
  }),
  dateRange: fc.record({ after: orNull(time), before: orNull(time) }),
  exportedAt: time,
})

/** A whole export in the given layouts; messages in any order, each once (by id) unless `repeats`. */
export function anyExport(
  layouts: fc.Arbitrary<Layout> = anyLayout,
  { minMessages = 0, repeats = false } = {},
): fc.Arbitrary<AnyExport> {
  const messages = repeats
    ? fc
        .array(anyMessage, { minLength: minMessages, maxLength: 4 })
        .chain((each) => fc.shuffledSubarray([...each, ...each], { minLength: each.length }))
    : fc.uniqueArray(anyMessage, {
        minLength: minMessages,
        maxLength: 6,
        selector: (each) => each.id,
      })
  return fc
    .tuple(anyRoot, messages, layouts)
    .map(([root, each, layout]) => write(root, each, layout))
}

/** The text of an export in a layout, and where each message stands in it. */
export function write(root: Json, messages: readonly Json[], layout: Layout): AnyExport {
  const { indent } = layout
  const colon = indent === '' ? ':' : ': '
  const line = indent === '' ? '' : layout.newline
  const parts: Buffer[] = []
  const spans: [number, number][] = []
  let length = 0
  const add = (piece: string) => {
    const bytes = Buffer.from(piece)
    parts.push(bytes)
    length += bytes.length
  }
  add('{')
  for (const [key, value] of Object.entries(root)) {
    add(`${line}${indent}"${key}"${colon}${json(value, layout, 1)},`)
  }
  add(`${line}${indent}"messages"${colon}[`)
  for (const [index, message] of messages.entries()) {
    add(`${index === 0 ? '' : ','}${line}${indent}${indent}`)
    const start = length
    add(json(message, layout, 2))
    spans.push([start, length])
  }
  const close = messages.length === 0 ? ']' : `${line}${indent}]`
  add(`${close},${line}${indent}"messageCount"${colon}${messages.length}${line}}`)
  return { bytes: Buffer.concat(parts), messages: messages.map(stored), spans, layout }
}

function json(value: unknown, { indent, newline, escapesAstral }: Layout, depth: number): string {
  let written = JSON.stringify(value, null, indent)
  if (indent !== '') written = written.replaceAll('\n', `${newline}${indent.repeat(depth)}`)
  if (!escapesAstral) return written
  return written.replace(/[\u{10000}-\u{10FFFF}]/gu, (char) =>
    [...char.split('')]
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`)
      .join(''),
  )
}

/** A message as it can be stored: NUL and halves of surrogate pairs replaced, in keys too. */
function stored(message: Json): Json {
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll('\0', '\uFFFD').toWellFormed()
    if (Array.isArray(value)) return value.map(clean)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [clean(key) as string, clean(each)]),
    )
  }
  return clean(JSON.parse(JSON.stringify(message))) as Json
}
