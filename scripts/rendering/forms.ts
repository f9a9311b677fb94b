/*
 * Every form that an export of DiscordChatExporter can have and a reader can see, as its source and real exports show it
 * (docs/DATA.md). rendering.test.ts fails when fixtures/rendering has none of one of them.
 */

type Json = { [key: string]: unknown }

/** A file of the fixtures; `messages` hold anything. */
export type Export = {
  guild: { id: string }
  channel: { id: string; type: string; name: string; categoryId: string | null }
  messages: ({ id: string; type: string; content: string } & Json)[]
  messageCount: number
}

const numbers = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => String(from + index))

/** Every type of message, by DCE's name or, where it has none, number; and one that nobody knows. */
export const MESSAGE_TYPES: readonly string[] = [
  'Default',
  'RecipientAdd',
  'RecipientRemove',
  'Call',
  'ChannelNameChange',
  'ChannelIconChange',
  'ChannelPinnedMessage',
  'GuildMemberJoin',
  ...numbers(8, 12),
  ...numbers(14, 17),
  'ThreadCreated',
  'Reply',
  ...numbers(20, 32),
  ...numbers(36, 39),
  '44',
  '46',
  'PollResult',
  '63',
]

/** Every type of channel that has a file: GuildCategory has none, GuildForum only its posts. */
export const CHANNEL_TYPES: readonly string[] = [
  'GuildTextChat',
  'DirectTextChat',
  'GuildVoiceChat',
  'DirectGroupTextChat',
  'GuildNews',
  'GuildStore',
  'GuildNewsThread',
  'GuildPublicThread',
  'GuildPrivateThread',
  'GuildStageVoice',
  'GuildDirectory',
  '16',
]

/** True when some object of the file, however deep, fits. */
function some(file: Export, fits: (object: Json, parent: string) => boolean): boolean {
  const look = (value: unknown, parent: string): boolean => {
    if (typeof value !== 'object' || value === null) return false
    if (Array.isArray(value)) return value.some((one) => look(one, parent))
    return (
      fits(value as Json, parent) || Object.entries(value).some(([key, inner]) => look(inner, key))
    )
  }
  return look(file.messages, 'messages')
}

const text = (pattern: RegExp) => (file: Export) =>
  file.messages.some(({ content }) => pattern.test(content))
const message = (fits: (message: Json) => boolean) => (file: Export) => file.messages.some(fits)
const within = (parent: string, fits: (object: Json) => boolean) => (file: Export) =>
  some(file, (object, key) => key === parent && fits(object))
const field = (parent: string, name: string) =>
  within(
    parent,
    (object) => object[name] !== undefined && object[name] !== null && object[name] !== '',
  )
const many = (value: unknown, count: number) => Array.isArray(value) && value.length >= count

const MARKDOWN: Record<string, RegExp> = {
  bold: /\*\*\w/,
  italic: /(^|\s)\*\w/,
  'italic with low lines': /(^|\s)_\w/,
  underlined: /__\w/,
  struck: /~~\w/,
  spoiler: /\|\|\w/,
  'an escape': /\\\*/,
  'heading 1': /^# /m,
  'heading 2': /^## /m,
  'heading 3': /^### (?!.*Caption)/m,
  subtext: /^-# /m,
  bullets: /^- /m,
  'a list in a list': /^ {2,}- /m,
  numbers: /^\d+\. /m,
  quote: /^> /m,
  'a quote to the end': /^>>> /m,
  'inline code': /`\w/,
  'a code block': /```\n/,
  'a code block with a language': /```\w+\n/,
  'a link': /(^|\s)https:\/\//,
  'a link without a preview': /<https:\/\//,
  'a masked link': /\[[^\]]+\]\(https:/,
  'a mention of a person, raw': /<@\d+>/,
  'a mention of a person, old raw form': /<@!\d+>/,
  'a mention of a person, by name': /@Ana Lee/,
  'a mention of a role, raw': /<@&\d+>/,
  'a mention of a role, by name': /@Captain/,
  'a mention of a channel, raw': /<#\d+>/,
  'a mention of a channel, by name': /#markdown/,
  everyone: /@everyone/,
  here: /@here/,
  'a command': /<\/[\w ]+:\d+>/,
  'a part of the guild': /<id:customize>/,
  'a custom emoji, raw': /<:\w+:\d+>/,
  'an animated emoji, raw': /<a:\w+:\d+>/,
  'a custom emoji, by name': /(^|\s):\w+:/,
  'a Unicode emoji': /\p{Emoji_Presentation}/u,
  ...Object.fromEntries(
    [...'tTdDfFR'].map((style) => [`a time of style ${style}`, new RegExp(`<t:\\d+:${style}>`)]),
  ),
  'a time without a style': /<t:\d+>/,
  'a time out of range': /<t:\d{13,}/,
}

const EMOJI: Record<string, RegExp> = {
  'a skin tone': /\p{Emoji_Modifier}/u,
  'a joined sequence': /\p{Extended_Pictographic}\u200D/u,
  'a joined sequence with skin tones': /\p{Emoji_Modifier}\u200D/u,
  'a flag': /[\u{1F1E6}-\u{1F1FF}]{2}/u,
  'a flag of tags': /\u{1F3F4}[\u{E0061}-\u{E007A}]+\u{E007F}/u,
  'a keycap': /[0-9#*]\uFE0F\u20E3/,
  'a sign made emoji by VS16': /[\u2600-\u27BF]\uFE0F/,
  'a sign made text by VS15': /[\u2600-\u27BF]\uFE0E/,
}

const asTexts = (patterns: Record<string, RegExp>) =>
  Object.entries(patterns).map(([name, pattern]) => [name, text(pattern)] as const)

/** What has to occur, by its name. */
export const FORMS: Record<string, (file: Export) => boolean> = {
  ...Object.fromEntries(asTexts(MARKDOWN)),
  ...Object.fromEntries(asTexts(EMOJI)),

  'direct messages': (file) => file.guild.id === '0',
  'a forum post, whose first message has its id': (file) =>
    file.messages[0]?.id === file.channel.id,
  'a channel without a category': (file) => file.channel.categoryId === null,
  'an empty channel': (file) => file.messages.length === 0,

  'an edited message': message(({ timestampEdited }) => typeof timestampEdited === 'string'),
  'a pinned message': message(({ isPinned }) => isPinned === true),
  'a call that ended': message(({ callEndedTimestamp }) => typeof callEndedTimestamp === 'string'),
  'a call that did not end': message(({ callEndedTimestamp }) => callEndedTimestamp === null),
  'a reference': field('reference', 'messageId'),
  'a reference without a message': within('reference', ({ messageId }) => messageId === null),
  'a forward': message(({ forwardedMessage }) => forwardedMessage !== undefined),
  'a forward without a time': within('forwardedMessage', ({ timestamp }) =>
    String(timestamp).startsWith('0001'),
  ),
  'a forward of before 2.47': message(
    ({ reference, content, forwardedMessage }) =>
      reference !== undefined && content === '' && forwardedMessage === undefined,
  ),
  'an interaction': field('interaction', 'name'),
  'a message with nothing in it': message(
    ({ type, content, reference, attachments, embeds, stickers }) =>
      type === 'Default' &&
      content === '' &&
      !reference &&
      !many(attachments, 1) &&
      !many(embeds, 1) &&
      !many(stickers, 1),
  ),
  'a bot': within(
    'author',
    ({ isBot, discriminator }) => isBot === true && discriminator !== '0000',
  ),
  'a webhook': within(
    'author',
    ({ isBot, discriminator }) => isBot === true && discriminator === '0000',
  ),
  'somebody deleted': within('author', ({ name }) => name === 'deleteduser'),
  'an author without a colour': within('author', ({ color }) => color === null),
  'an author with roles': within('author', ({ roles }) => many(roles, 2)),

  'an attachment on disk': within('attachments', ({ url }) => !String(url).startsWith('http')),
  'an attachment that is remote': within('attachments', ({ url }) =>
    String(url).startsWith('http'),
  ),
  'an attachment that is a spoiler': within('attachments', ({ fileName }) =>
    String(fileName).startsWith('SPOILER_'),
  ),
  'several attachments': message(({ attachments }) => many(attachments, 2)),

  'embed.title': field('embeds', 'title'),
  'embed.url': field('embeds', 'url'),
  'embed.timestamp': field('embeds', 'timestamp'),
  'embed.description': field('embeds', 'description'),
  'embed.color': field('embeds', 'color'),
  'embed without a color': within('embeds', ({ color }) => color === undefined),
  'embed.author.name': within('author', ({ name, discriminator }) =>
    Boolean(name && discriminator === undefined),
  ),
  'embed.author.iconCanonicalUrl': field('author', 'iconCanonicalUrl'),
  'embed.author.url': within('author', ({ url, iconUrl }) => Boolean(url && iconUrl)),
  'embed.thumbnail': field('thumbnail', 'url'),
  'embed.thumbnail.canonicalUrl': field('thumbnail', 'canonicalUrl'),
  'embed.image': field('image', 'url'),
  'embed.images, several': within('embeds', ({ images }) => many(images, 2)),
  'embed.images without a size': within('images', ({ width }) => width === null),
  'embed.video': field('video', 'url'),
  'embed.footer.text': field('footer', 'text'),
  'embed.footer.iconUrl': field('footer', 'iconUrl'),
  'embed.fields': field('fields', 'value'),
  'embed.fields, inline': within('fields', ({ isInline }) => isInline === true),
  'embed.fields, not inline': within('fields', ({ isInline }) => isInline === false),
  'embed.inlineEmojis': within('embeds', ({ inlineEmojis }) => many(inlineEmojis, 1)),
  'several embeds': message(({ embeds }) => many(embeds, 2)),

  'sticker Png': within('stickers', ({ format }) => format === 'Png'),
  'sticker Apng': within('stickers', ({ format }) => format === 'Apng'),
  'sticker PngAnimated': within('stickers', ({ format }) => format === 'PngAnimated'),
  'sticker Lottie': within('stickers', ({ format }) => format === 'Lottie'),
  'sticker Gif': within('stickers', ({ format }) => format === 'Gif'),

  'a custom emoji on disk': within(
    'inlineEmojis',
    ({ id, imageUrl }) => id !== '' && !String(imageUrl).startsWith('http'),
  ),
  'a custom emoji that is remote': within(
    'inlineEmojis',
    ({ id, imageUrl }) => id !== '' && String(imageUrl).startsWith('http'),
  ),
  'an animated emoji on disk': within(
    'inlineEmojis',
    ({ isAnimated, imageUrl }) => isAnimated === true && !String(imageUrl).startsWith('http'),
  ),
  'a standard emoji in text': within('inlineEmojis', ({ id }) => id === ''),
  'a reaction with a standard emoji, id empty': within('emoji', ({ id }) => id === ''),
  'a reaction with a standard emoji, id null': within('emoji', ({ id }) => id === null),
  'a reaction with a custom emoji': within('emoji', ({ id }) => Number(id) > 0),
  'a reaction with an animated emoji': within('emoji', ({ isAnimated }) => isAnimated === true),
  'a reaction with a deleted emoji': within('emoji', ({ name }) => name === 'Unknown Emoji'),
  'a reaction with its users': within('reactions', ({ users }) => many(users, 1)),
  'a reaction with fewer users than its count': within(
    'reactions',
    ({ users, count }) => Array.isArray(users) && users.length < Number(count),
  ),
  'a reaction without users': within('reactions', ({ users }) => users === undefined),
}
