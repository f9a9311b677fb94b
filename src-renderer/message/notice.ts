import { plural, t } from '@lingui/core/macro'
import type { AuthorBrief, EmbedRow, MessageRow } from '#shared/rows'
import { formatSeconds } from '../ui/format'

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

/** Stands in a sentence for a part of it, wherever its language has that. */
const place = (key: string) => `\u0000${key}\u0000`
const author = place('author')
const person = place('person')
const given = place('given')
const topic = place('topic')
const target = place('target')
const thread = place('thread')
const channel = place('channel')
const time = place('time')
const poll = place('poll')
const winner = place('winner')
const type = place('type')

/** A sentence with what stands in its places; what the archive says is never looked up with it. */
function sentence(text: string, filled: Record<string, NoticePart | NoticePart[]> = {}) {
  const all: typeof filled = { author: { kind: 'author' }, ...filled }
  return text
    .split('\u0000')
    .flatMap((part, index) => (index % 2 === 1 ? (all[part] ?? []) : part === '' ? [] : part))
}

const name = (text: string): NoticePart => ({ kind: 'name', text })

const RULES: Record<string, Rule> = {
  RecipientAdd: {
    kind: 'join',
    read: (source) =>
      sentence(t`${author} added ${person} to the group`, { person: personOf(source) }),
  },
  RecipientRemove: {
    kind: 'leave',
    read: (source) =>
      /^Left\b/.test(source.content) || source.mentions[0]?.author_id === source.author.author_id
        ? sentence(t`${author} left the group`)
        : sentence(t`${author} removed ${person} from the group`, { person: personOf(source) }),
  },
  Call: { kind: 'call', read: call },
  ChannelNameChange: {
    kind: 'rename',
    read: ({ content }) => {
      const to = content.replace(/^Changed the channel name(?::| to)? ?|\.$/g, '').trim()
      return to === ''
        ? sentence(t`${author} changed the channel name`)
        : sentence(t`${author} changed the channel name to ${given}`, { given: name(to) })
    },
  },
  ChannelIconChange: { kind: 'icon', read: () => sentence(t`${author} changed the channel icon`) },
  ChannelPinnedMessage: {
    kind: 'pin',
    read: () =>
      sentence(t`${author} pinned ${target}`, {
        target: {
          kind: 'target',
          text: t`a message`,
          lost: t`a message that the archive does not hold`,
        },
      }),
  },
  GuildMemberJoin: { kind: 'join', read: () => sentence(t`${author} joined the guild`) },
  '8': {
    kind: 'boost',
    read: ({ content }) => {
      const times = Number(content)
      return times > 1
        ? sentence(
            t`${author} boosted the guild ${plural(times, { one: '# time', other: '# times' })}`,
          )
        : sentence(t`${author} boosted the guild`)
    },
  },
  '9': reached(1),
  '10': reached(2),
  '11': reached(3),
  '12': {
    kind: 'follow',
    read: ({ content }) =>
      content.trim() === ''
        ? sentence(t`${author} lets this channel follow another one`)
        : sentence(t`${author} lets this channel follow ${channel}`, {
            channel: name(content.trim()),
          }),
  },
  '14': discovery(
    t`The guild was taken out of Discovery: it does not meet the requirements any more`,
  ),
  '15': discovery(t`The guild is in Discovery again`),
  '16': discovery(t`For a week the guild has not met the requirements of Discovery: first warning`),
  '17': discovery(
    t`For three weeks the guild has not met the requirements of Discovery: last warning`,
  ),
  ThreadCreated: {
    kind: 'thread',
    read: () => sentence(t`${author} started ${thread}`, { thread: { kind: 'thread' } }),
  },
  '21': {
    kind: 'thread',
    read: ({ reference }) => {
      const writer = reference?.author?.author_name
      return sentence(t`The thread began with ${target}`, {
        target: {
          kind: 'target',
          text: writer === undefined ? t`a message` : t`a message of ${writer}`,
          lost: t`a message that the archive does not hold`,
        },
      })
    },
  },
  '22': { kind: 'invite', read: () => sentence(t`A reminder to invite people to the guild`) },
  '24': {
    kind: 'safety',
    read: ({ embeds }) =>
      isFlagged(embeds[0])
        ? sentence(t`Auto moderation flagged a message of ${author}`)
        : sentence(t`Auto moderation blocked a message of ${author}`),
  },
  '25': { kind: 'subscription', read: () => sentence(t`${author} subscribed to a role`) },
  '26': { kind: 'subscription', read: () => sentence(t`${author} was offered a paid app`) },
  '27': {
    kind: 'stage',
    read: ({ content }) =>
      content.trim() === ''
        ? sentence(t`${author} started the stage`)
        : sentence(t`${author} started ${topic}`, { topic: name(content.trim()) }),
  },
  '28': {
    kind: 'stage',
    read: ({ content }) =>
      content.trim() === ''
        ? sentence(t`${author} ended the stage`)
        : sentence(t`${author} ended ${topic}`, { topic: name(content.trim()) }),
  },
  '29': { kind: 'stage', read: () => sentence(t`${author} became a speaker on the stage`) },
  '30': { kind: 'stage', read: () => sentence(t`${author} raised a hand to speak on the stage`) },
  '31': {
    kind: 'stage',
    read: ({ content }) =>
      content.trim() === ''
        ? sentence(t`${author} changed the topic of the stage`)
        : sentence(t`${author} changed the topic of the stage to ${topic}`, {
            topic: name(content.trim()),
          }),
  },
  '32': { kind: 'subscription', read: () => sentence(t`${author} subscribed to an app`) },
  '36': {
    kind: 'safety',
    read: ({ content }) => {
      const ms = Date.parse(content)
      return Number.isNaN(ms)
        ? sentence(t`${author} turned security actions on`)
        : sentence(t`${author} turned security actions on until ${time}`, {
            time: { kind: 'time', iso: new Date(ms).toISOString() },
          })
    },
  },
  '37': { kind: 'safety', read: () => sentence(t`${author} turned security actions off`) },
  '38': { kind: 'safety', read: () => sentence(t`${author} reported a raid`) },
  '39': { kind: 'safety', read: () => sentence(t`${author} took back the report of a raid`) },
  '44': { kind: 'purchase', read: () => sentence(t`${author} bought something in the shop`) },
  '46': { kind: 'poll', read: pollResult },
  PollResult: { kind: 'poll', read: pollResult },
}

/** Types whose text the sentence already says. */
const SAID = new Set(['8', '9', '10', '11', '12', '27', '28', '31', '36'])

/** How a notice reads; one of a type that nobody knows says its number. */
export function noticeOf(source: NoticeSource): Notice {
  const { content, embeds } = source
  const rule = RULES[source.type]
  const own = content.trim()
  if (!rule) {
    const parts = sentence(
      t`${author} caused a notice of type ${type}, which this version does not know`,
      { type: source.type },
    )
    return { kind: 'other', parts, below: own || null }
  }
  const isSaid = SAID.has(source.type) || own === '' || isOfExporter(own)
  const below = source.type === '24' ? blocked(embeds[0]) : isSaid ? null : own
  return { kind: rule.kind, parts: rule.read(source), below }
}

/** The English sentences that DiscordChatExporter itself writes for a notice say nothing more. */
function isOfExporter(content: string): boolean {
  return /^(Added .* to the group|Left the group|Removed .* from the group|Started a (call|thread)|Changed the channel|Pinned a message|Joined the server)/s.test(
    content,
  )
}

function personOf({ mentions, content }: NoticeSource): NoticePart {
  const [first] = mentions
  if (first) return { kind: 'person', author: first }
  const told = /^(?:Added|Removed) (.*) (?:to|from) the group/s.exec(content)?.[1]
  return told ? name(told) : t`somebody`
}

function call({ call_ended_at, posted_at, content }: NoticeSource): NoticePart[] {
  const minutes = Number(/lasted (\d+) minute/.exec(content)?.[1] ?? 0)
  if (call_ended_at === null && minutes === 0) {
    return sentence(t`${author} started a call; the export does not say when it ended`)
  }
  const duration =
    call_ended_at === null
      ? t`${minutes} min`
      : formatSeconds((Date.parse(call_ended_at) - Date.parse(posted_at)) / 1000)
  return sentence(t`${author} started a call that lasted ${duration}`)
}

function reached(level: number): Rule {
  return {
    kind: 'boost',
    read: () => sentence(t`${author} boosted the guild, which reached level ${level}`),
  }
}

function discovery(text: string): Rule {
  return { kind: 'discovery', read: () => [text] }
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
  const why = [rule && t`Rule: ${rule}`, word && t`Word: ${word}`].filter((part) => part)
  const lines = [embed?.description, why.join(' · ')].filter((part) => part)
  return lines.length > 0 ? lines.join('\n') : null
}

function pollResult({ embeds: [embed] }: NoticeSource): NoticePart[] {
  const question = fact(embed, 'poll_question_text')
  const answer = fact(embed, 'victor_answer_text')
  const votes = Number(fact(embed, 'victor_answer_votes') ?? 0)
  const total = Number(fact(embed, 'total_votes') ?? 0)
  const emoji = fact(embed, 'victor_answer_emoji_name')
  const link: NoticePart = { kind: 'target', text: t`poll`, lost: t`poll` }
  const filled = {
    poll: question ? [link, ' ', name(question)] : link,
    winner: name(emoji ? `${emoji} ${answer}` : (answer ?? '')),
  }
  if (answer) {
    return sentence(
      t`The ${poll} of ${author} ended: ${winner} won with ${votes} of ${plural(total, { one: '# vote', other: '# votes' })}`,
      filled,
    )
  }
  if (!embed) return sentence(t`The ${poll} of ${author} ended`, filled)
  return total === 0
    ? sentence(t`The ${poll} of ${author} ended; nobody voted`, filled)
    : sentence(
        t`The ${poll} of ${author} ended in a draw of ${plural(total, { one: '# vote', other: '# votes' })}`,
        filled,
      )
}
