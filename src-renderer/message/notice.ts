import type { MessageRow } from '#shared/rows'

/** What a notice is about; decides its icon. */
export type NoticeKind =
  | 'join'
  | 'leave'
  | 'pin'
  | 'thread'
  | 'call'
  | 'boost'
  | 'channel'
  | 'safety'
  | 'stage'
  | 'other'

const NOTICES: Record<string, readonly [NoticeKind, string]> = {
  RecipientAdd: ['join', 'added somebody to the group'],
  RecipientRemove: ['leave', 'removed somebody from the group'],
  Call: ['call', 'started a call'],
  ChannelNameChange: ['channel', 'changed the channel name'],
  ChannelIconChange: ['channel', 'changed the channel icon'],
  ChannelPinnedMessage: ['pin', 'pinned a message'],
  GuildMemberJoin: ['join', 'joined'],
  '8': ['boost', 'boosted the guild'],
  '9': ['boost', 'boosted the guild to level 1'],
  '10': ['boost', 'boosted the guild to level 2'],
  '11': ['boost', 'boosted the guild to level 3'],
  UserPremiumGuildSubscription: ['boost', 'boosted the guild'],
  '12': ['channel', 'follows another channel here'],
  '14': ['other', 'guild no longer qualifies for discovery'],
  '15': ['other', 'guild qualifies for discovery again'],
  '16': ['other', 'first warning about discovery requirements'],
  '17': ['other', 'last warning about discovery requirements'],
  ThreadCreated: ['thread', 'started a thread'],
  '21': ['thread', 'started this thread'],
  '22': ['other', 'reminder to invite people'],
  '24': ['safety', 'auto moderation acted'],
  '25': ['boost', 'bought a role subscription'],
  '26': ['boost', 'was shown a subscription'],
  '27': ['stage', 'started a stage'],
  '28': ['stage', 'ended a stage'],
  '29': ['stage', 'became a stage speaker'],
  '31': ['stage', 'changed the stage topic'],
  '32': ['boost', 'subscribed to an app'],
  '36': ['safety', 'turned safety measures on'],
  '37': ['safety', 'turned safety measures off'],
  '38': ['safety', 'reported a raid'],
  '39': ['safety', 'reported a false alarm'],
  '44': ['boost', 'bought something'],
  '46': ['other', 'poll ended'],
  PollResult: ['other', 'poll ended'],
}

/** How a notice reads after the author's name: the export's own words where it has some. */
export function noticeOf(message: Pick<MessageRow, 'type' | 'content'>): {
  kind: NoticeKind
  text: string
} {
  const [kind, words] = NOTICES[message.type] ?? ['other', `system message of type ${message.type}`]
  const own = message.content.trim().replace(/\.$/, '')
  // Boosts carry a bare number, and what a follow names is only the source.
  if (message.type === '12' && own !== '') return { kind, text: `follows ${own} here` }
  if (own === '' || /^\d+$/.test(own)) return { kind, text: words }
  if (/^[A-Z][a-z]+ /.test(own)) return { kind, text: own.charAt(0).toLowerCase() + own.slice(1) }
  return { kind, text: `${words}: ${own}` }
}
