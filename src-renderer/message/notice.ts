import type { AuthorBrief, EmbedRow, MessageRow } from '#shared/rows'
import { countOf, formatSeconds } from '../ui/format'

/** What a notice is about; decides its icon. */
export type NoticeKind =
  | 'join'
  | 'leave'
  | 'call'
  | 'rename'
  | 'icon'
  | 'pin'
  | 'boost'
  | 'follow'
  | 'discovery'
  | 'thread'
  | 'invite'
  | 'safety'
  | 'subscription'
  | 'stage'
  | 'purchase'
  | 'poll'
  | 'other'

/**
 * A piece of a notice. `author` = who the notice is of; `target` = a way to the message that the reference names, with
 * these words, or `lost` when the archive does not hold it; `thread` = a way to the thread that it names.
 */
export type NoticePart =
  | string
  | { kind: 'author' }
  | { kind: 'person'; author: AuthorBrief }
  | { kind: 'name'; text: string }
  | { kind: 'target'; text: string; lost: string }
  | { kind: 'thread' }
  | { kind: 'time'; iso: string }

/** A notice as it reads: its parts on one line, and what stands below them, such as a text that was blocked. */
export type Notice = { kind: NoticeKind; parts: NoticePart[]; below: string | null }

/** What a notice is made from. */
export type NoticeSource = Pick<
  MessageRow,
  | 'type'
  | 'content'
  | 'posted_at'
  | 'call_ended_at'
  | 'author'
  | 'mentions'
  | 'embeds'
  | 'reference'
>

type Rule = { kind: NoticeKind; read(source: NoticeSource): NoticePart[] }

const author: NoticePart = { kind: 'author' }
const name = (text: string): NoticePart => ({ kind: 'name', text })

const RULES: Record<string, Rule> = {
  RecipientAdd: {
    kind: 'join',
    read: (source) => [author, ' added ', ...people(source), ' to the group'],
  },
  RecipientRemove: {
    kind: 'leave',
    read: (source) =>
      /^Left\b/.test(source.content) || source.mentions[0]?.author_id === source.author.author_id
        ? [author, ' left the group']
        : [author, ' removed ', ...people(source), ' from the group'],
  },
  Call: { kind: 'call', read: (source) => [author, ` started a call${lasted(source)}`] },
  ChannelNameChange: {
    kind: 'rename',
    read: ({ content }) => {
      const given = content.replace(/^Changed the channel name(?::| to)? ?|\.$/g, '').trim()
      return [author, ' changed the channel name', ...(given ? [' to ', name(given)] : [])]
    },
  },
  ChannelIconChange: { kind: 'icon', read: () => [author, ' changed the channel icon'] },
  ChannelPinnedMessage: {
    kind: 'pin',
    read: () => [
      author,
      ' pinned ',
      { kind: 'target', text: 'a message', lost: 'a message that the archive does not hold' },
    ],
  },
  GuildMemberJoin: { kind: 'join', read: () => [author, ' joined the guild'] },
  '8': {
    kind: 'boost',
    read: ({ content }) => {
      const times = Number(content)
      return [author, ` boosted the guild${times > 1 ? ` ${countOf(times, 'time')}` : ''}`]
    },
  },
  '9': reached(1),
  '10': reached(2),
  '11': reached(3),
  '12': {
    kind: 'follow',
    read: ({ content }) => [
      author,
      ' lets this channel follow ',
      content.trim() === '' ? 'another one' : name(content.trim()),
    ],
  },
  '14': discovery(
    'The guild was taken out of Discovery: it does not meet the requirements any more',
  ),
  '15': discovery('The guild is in Discovery again'),
  '16': discovery('For a week the guild has not met the requirements of Discovery: first warning'),
  '17': discovery(
    'For three weeks the guild has not met the requirements of Discovery: last warning',
  ),
  ThreadCreated: { kind: 'thread', read: () => [author, ' started ', { kind: 'thread' }] },
  '21': {
    kind: 'thread',
    read: ({ reference }) => [
      'The thread began with ',
      {
        kind: 'target',
        text: reference?.author ? `a message of ${reference.author.author_name}` : 'a message',
        lost: 'a message that the archive does not hold',
      },
    ],
  },
  '22': { kind: 'invite', read: () => ['A reminder to invite people to the guild'] },
  '24': {
    kind: 'safety',
    read: ({ embeds }) => [
      `Auto moderation ${isFlagged(embeds[0]) ? 'flagged' : 'blocked'} a message of `,
      author,
    ],
  },
  '25': { kind: 'subscription', read: () => [author, ' subscribed to a role'] },
  '26': { kind: 'subscription', read: () => [author, ' was offered a paid app'] },
  '27': { kind: 'stage', read: ({ content }) => [author, ' started ', topic(content)] },
  '28': { kind: 'stage', read: ({ content }) => [author, ' ended ', topic(content)] },
  '29': { kind: 'stage', read: () => [author, ' became a speaker on the stage'] },
  '30': { kind: 'stage', read: () => [author, ' raised a hand to speak on the stage'] },
  '31': {
    kind: 'stage',
    read: ({ content }) => [
      author,
      ' changed the topic of the stage',
      ...(content.trim() ? [' to ', name(content.trim())] : []),
    ],
  },
  '32': { kind: 'subscription', read: () => [author, ' subscribed to an app'] },
  '36': {
    kind: 'safety',
    read: ({ content }) => [author, ' turned security actions on', ...until(content)],
  },
  '37': { kind: 'safety', read: () => [author, ' turned security actions off'] },
  '38': { kind: 'safety', read: () => [author, ' reported a raid'] },
  '39': { kind: 'safety', read: () => [author, ' took back the report of a raid'] },
  '44': { kind: 'purchase', read: () => [author, ' bought something in the shop'] },
  '46': { kind: 'poll', read: pollResult },
  PollResult: { kind: 'poll', read: pollResult },
}

/** Types whose text the sentence already says. */
const SAID = new Set(['8', '9', '10', '11', '12', '27', '28', '31', '36'])

/** How a notice reads; one of a type that nobody knows says its number. */
export function noticeOf(source: NoticeSource): Notice {
  const { type, content, embeds } = source
  const rule = RULES[type]
  const own = content.trim()
  if (!rule) {
    const words = ` caused a notice of type ${type}, which this version does not know`
    return { kind: 'other', parts: [author, words], below: own || null }
  }
  const isSaid = SAID.has(type) || own === '' || isOfExporter(own)
  const below = type === '24' ? blocked(embeds[0]) : isSaid ? null : own
  return { kind: rule.kind, parts: rule.read(source), below }
}

/** The English sentences that DiscordChatExporter itself writes for a notice say nothing more. */
function isOfExporter(content: string): boolean {
  return /^(Added .* to the group|Left the group|Removed .* from the group|Started a (call|thread)|Changed the channel|Pinned a message|Joined the server)/s.test(
    content,
  )
}

function people({ mentions, content }: NoticeSource): NoticePart[] {
  const [first] = mentions
  if (first) return [{ kind: 'person', author: first }]
  const told = /^(?:Added|Removed) (.*) (?:to|from) the group/s.exec(content)?.[1]
  return [told ? name(told) : 'somebody']
}

function lasted({ call_ended_at, posted_at, content }: NoticeSource): string {
  if (call_ended_at !== null) {
    const seconds = (Date.parse(call_ended_at) - Date.parse(posted_at)) / 1000
    return ` that lasted ${formatSeconds(seconds)}`
  }
  const minutes = Number(/lasted (\d+) minute/.exec(content)?.[1] ?? 0)
  return minutes > 0 ? ` that lasted ${minutes} min` : '; the export does not say when it ended'
}

function reached(level: number): Rule {
  return {
    kind: 'boost',
    read: () => [author, ` boosted the guild, which reached level ${level}`],
  }
}

function discovery(text: string): Rule {
  return { kind: 'discovery', read: () => [text] }
}

function topic(content: string): NoticePart {
  return content.trim() === '' ? 'the stage' : name(content.trim())
}

function until(content: string): NoticePart[] {
  const ms = Date.parse(content)
  return Number.isNaN(ms) ? [] : [' until ', { kind: 'time', iso: new Date(ms).toISOString() }]
}

/** What a notice's embed says under a name; null for nothing. */
function fact(embed: EmbedRow | undefined, field: string): string | null {
  return embed?.fields.find((one) => one.name === field)?.value || null
}

function isFlagged(embed: EmbedRow | undefined): boolean {
  return fact(embed, 'flagged_message_id') !== null && fact(embed, 'decision_outcome') !== 'blocked'
}

/** The text that auto moderation acted on, with its rule and the word that it found. */
function blocked(embed: EmbedRow | undefined): string | null {
  const rule = fact(embed, 'rule_name')
  const word = fact(embed, 'keyword')
  const why = [rule && `Rule: ${rule}`, word && `Word: ${word}`].filter((part) => part)
  const lines = [embed?.description, why.join(' · ')].filter((part) => part)
  return lines.length > 0 ? lines.join('\n') : null
}

function pollResult({ embeds: [embed] }: NoticeSource): NoticePart[] {
  const question = fact(embed, 'poll_question_text')
  const winner = fact(embed, 'victor_answer_text')
  const votes = Number(fact(embed, 'victor_answer_votes') ?? 0)
  const total = Number(fact(embed, 'total_votes') ?? 0)
  const emoji = fact(embed, 'victor_answer_emoji_name')
  const poll: NoticePart = { kind: 'target', text: 'poll', lost: 'poll' }
  const asked = question ? [' ', name(question)] : []
  const parts: NoticePart[] = ['The ', poll, ...asked, ' of ', author, ' ended']
  if (winner) {
    return [
      ...parts,
      ': ',
      name(emoji ? `${emoji} ${winner}` : winner),
      ` won with ${votes} of ${countOf(total, 'vote')}`,
    ]
  }
  if (embed && total === 0) return [...parts, '; nobody voted']
  return embed ? [...parts, ` in a draw of ${countOf(total, 'vote')}`] : parts
}
