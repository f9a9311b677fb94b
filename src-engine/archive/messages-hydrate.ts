import { fileName } from '#shared/file-name'
import type { AuthorBrief, ForwardRow, MessageRow, ReferenceRow } from '#shared/rows'
import type { Queryable } from '../db/database'
import { type AuthorRef, findBriefs, unknownAuthor } from './authors'
import { messageKey } from './message-keys'
import { type Facts, loadFacts, noFacts, type Original, type StoredMessage } from './messages-facts'
import {
  toCallerId,
  toEmbedRow,
  toFaceUrl,
  toForward,
  toInlineEmojis,
  toInteraction,
} from './messages-map'
import { namedPeople } from './messages-mentions'

/**
 * Stored messages with everything that is drawn with them, in the order given: two queries, however many messages.
 * `channelNames` fills `channel_name`.
 */
export async function hydrateMessages(
  db: Queryable,
  stored: readonly StoredMessage[],
  { channelNames = false } = {},
): Promise<MessageRow[]> {
  const facts = await loadFacts(db, stored, { channelNames })
  const drafts = stored.map((message) => {
    const own = facts.get(messageKey(message)) ?? noFacts()
    const forward = toForward(message.extra)
    const named = namedPeople(message, [
      ...own.embeds,
      own.originals[0]?.excerpt,
      forward?.content,
      forward?.embeds,
    ])
    return { message, facts: own, forward, named, caller: callerOf(message) }
  })
  const find = await findBriefs(
    db,
    drafts.flatMap(({ message, facts: { mentions, originals }, named, caller }) => [
      message,
      ...mentions,
      ...originals,
      ...named,
      ...(caller ? [caller] : []),
    ]),
  )
  return drafts.map((draft) => toMessageRow(draft, find))
}

/** A message with its facts, and the people whom only its texts and the command that it answers name. */
type Draft = {
  message: StoredMessage
  facts: Facts
  forward: ForwardRow | null
  named: AuthorRef[]
  caller: AuthorRef | null
}

type Find = (ref: AuthorRef) => AuthorBrief | null

function toMessageRow(draft: Draft, find: Find): MessageRow {
  const { message, facts, forward, named, caller } = draft
  const brief = (ref: AuthorRef) => find(ref) ?? unknownAuthor(ref)
  const interaction = toInteraction(message.extra)
  return {
    message_id: message.message_id,
    channel_id: message.channel_id,
    guild_id: message.guild_id,
    channel_name: facts.channels[0] ?? null,
    type: message.type,
    is_content: message.is_content,
    posted_at: message.posted_at,
    edited_at: message.edited_at,
    call_ended_at: message.call_ended_at,
    is_pinned: message.is_pinned,
    content: message.content,
    author: withFace(brief(message), message),
    file_id: message.file_id,
    attachments: facts.attachments,
    embeds: facts.embeds.map(toEmbedRow),
    stickers: facts.stickers,
    reactions: facts.reactions,
    mentions: mentioned(facts.mentions, named, find),
    inline_emojis: toInlineEmojis(message.extra, facts.embeds),
    reference: toReference(message, facts.originals[0], brief),
    forward,
    interaction: interaction && { ...interaction, author: caller && find(caller) },
    version_count: facts.versions[0] ?? 0,
    missing_in: facts.missing[0] ? toMissing(facts.missing[0]) : null,
    thread: facts.threads[0] ?? null,
  }
}

/** Those whom the export lists, then those whom the texts name and the archive knows. */
function mentioned(
  listed: readonly AuthorRef[],
  named: readonly AuthorRef[],
  find: Find,
): AuthorBrief[] {
  const ids = new Set(listed.map((ref) => ref.author_id))
  const more = named.filter((ref) => !ids.has(ref.author_id)).map(find)
  return [
    ...listed.map((ref) => find(ref) ?? unknownAuthor(ref)),
    ...more.filter((author) => author !== null),
  ]
}

/** Who used the command that a message answers; null for other messages. */
function callerOf({ guild_id, extra }: StoredMessage): AuthorRef | null {
  const author_id = toCallerId(extra)
  return author_id === null ? null : { guild_id, author_id, webhook_name: '' }
}

/** A webhook posts under another picture each time: the one of this very message, where the export has it. */
function withFace(
  author: AuthorBrief,
  { webhook_name, extra, file_id }: StoredMessage,
): AuthorBrief {
  const url = webhook_name === '' ? null : toFaceUrl(extra)
  return url === null ? author : { ...author, avatar: { url, file_id } }
}

function toMissing(missing: NonNullable<MessageRow['missing_in']>): MessageRow['missing_in'] {
  return {
    exported_at: new Date(missing.exported_at).toISOString(),
    file_name: fileName(missing.file_name),
    last_shown_at: new Date(missing.last_shown_at).toISOString(),
  }
}

function toReference(
  message: StoredMessage,
  original: Original | undefined,
  brief: (ref: AuthorRef) => AuthorBrief,
): ReferenceRow | null {
  const { reference_message_id, reference_channel_id, reference_guild_id } = message
  if (!reference_message_id && !reference_channel_id && !reference_guild_id) return null
  return {
    message_id: reference_message_id,
    channel_id: reference_channel_id,
    guild_id: reference_guild_id,
    author: original ? brief(original) : null,
    excerpt: original?.excerpt ?? null,
    holds: original?.holds ?? [],
  }
}
