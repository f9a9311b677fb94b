import type {
  AttachmentRow,
  EmbedAsset,
  EmbedRow,
  ForwardRow,
  MessageRow,
  StickerRow,
} from '#shared/rows'

/*
 * What stayed as DCE's JSON (whole embeds, messages.extra) becomes rows here. It is foreign: a value of another type
 * than DCE writes counts as absent.
 */

type Json = Record<string, unknown>

function object(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Json)
    : null
}

function objects(value: unknown): Json[] {
  return Array.isArray(value) ? value.map(object).filter((each) => each !== null) : []
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function number(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null
}

/** A Discord id as DCE writes it; null for anything else. */
function id(value: unknown): string | null {
  return typeof value === 'string' && /^\d{1,19}$/.test(value) ? value : null
}

/** A text that is there and not empty. */
function filled(value: unknown): string | null {
  return text(value) || null
}

/** A size in pixels that can be drawn; null for none, and for those that nobody has. */
function pixels(value: unknown): number | null {
  const size = number(value)
  return size !== null && size >= 1 && size <= 100_000 ? size : null
}

function asset(value: unknown): EmbedAsset | null {
  const { url, canonicalUrl, width, height } = object(value) ?? {}
  const canonical_url = filled(canonicalUrl)
  // DCE leaves the url out where Discord has no copy
  const shown = filled(url) ?? canonical_url
  return shown === null
    ? null
    : { url: shown, canonical_url, width: pixels(width), height: pixels(height) }
}

/** An embed as exported, as a row. */
export function toEmbedRow(data: unknown): EmbedRow {
  const embed = object(data) ?? {}
  const author = object(embed.author)
  const footer = object(embed.footer)
  const images = Array.isArray(embed.images) ? embed.images.map(asset) : []
  return {
    title: text(embed.title),
    url: text(embed.url),
    description: text(embed.description),
    color: text(embed.color),
    shown_at: toInstant(embed.timestamp),
    author_name: text(author?.name),
    author_url: text(author?.url),
    author_icon_url: filled(author?.iconUrl),
    footer: text(footer?.text),
    footer_icon_url: filled(footer?.iconUrl),
    fields: objects(embed.fields).map((field) => ({
      name: text(field.name) ?? '',
      value: text(field.value) ?? '',
      is_inline: field.isInline === true,
    })),
    thumbnail: asset(embed.thumbnail),
    images: distinct([...images, asset(embed.image)]),
    video: asset(embed.video),
  }
}

/** The pictures of a card, each once: DCE writes the first one twice. */
function distinct(assets: readonly (EmbedAsset | null)[]): EmbedAsset[] {
  const known = new Map<string, EmbedAsset>()
  for (const one of assets) if (one !== null && !known.has(one.url)) known.set(one.url, one)
  return [...known.values()]
}

function toAttachmentRow(attachment: Json): AttachmentRow {
  return {
    attachment_id: id(attachment.id) ?? '0',
    url: text(attachment.url) ?? '',
    file_name: text(attachment.fileName) ?? '',
    file_size_bytes: number(attachment.fileSizeBytes) ?? 0,
  }
}

function toStickerRow(sticker: Json): StickerRow {
  return {
    sticker_id: id(sticker.id) ?? '0',
    name: text(sticker.name) ?? '',
    format: text(sticker.format) ?? '',
    source_url: text(sticker.sourceUrl) ?? '',
  }
}

/** The snapshot inside a forward; null when the message holds none. */
export function toForward(extra: unknown): ForwardRow | null {
  const forwarded = object(object(extra)?.forwardedMessage)
  if (forwarded === null) return null
  return {
    content: text(forwarded.content) ?? '',
    posted_at: toInstant(forwarded.timestamp),
    attachments: objects(forwarded.attachments).map(toAttachmentRow),
    embeds: objects(forwarded.embeds).map(toEmbedRow),
    stickers: objects(forwarded.stickers).map(toStickerRow),
  }
}

function toInstant(timestamp: unknown): string | null {
  const ms = Date.parse(text(timestamp) ?? '')
  // DCE writes 0001-01-01 for "none"
  return Number.isNaN(ms) || ms < 0 ? null : new Date(ms).toISOString()
}

/** The command that a bot's message answers; null for other messages. */
export function toInteraction(
  extra: unknown,
): Omit<NonNullable<MessageRow['interaction']>, 'author'> | null {
  const interaction = object(object(extra)?.interaction)
  const user = object(interaction?.user)
  if (interaction === null || user === null) return null
  return {
    name: text(interaction.name) ?? '',
    user_name: text(user.nickname) ?? text(user.name) ?? '',
  }
}

/** Who used that command; null when the export does not say. */
export function toCallerId(extra: unknown): string | null {
  return id(object(object(object(extra)?.interaction)?.user)?.id)
}

/** The picture that a webhook had in this message; null when the export does not say. */
export function toFaceUrl(extra: unknown): string | null {
  return text(object(object(extra)?.author)?.avatarUrl)
}

/** The custom emoji in a message's text and in its embeds, each once. */
export function toInlineEmojis(
  extra: unknown,
  embeds: readonly unknown[],
): MessageRow['inline_emojis'] {
  const emojis = new Map<string, MessageRow['inline_emojis'][number]>()
  const forwarded = object(object(extra)?.forwardedMessage)
  for (const holder of [object(extra), ...objects(embeds), ...objects(forwarded?.embeds)]) {
    for (const emoji of objects(holder?.inlineEmojis)) {
      const emoji_id = id(emoji.id)
      const image_url = text(emoji.imageUrl)
      const name = text(emoji.name)
      if (emoji_id === null || image_url === null || name === null) continue
      emojis.set(emoji_id, { name, emoji_id, image_url, is_animated: emoji.isAnimated === true })
    }
  }
  return [...emojis.values()]
}
