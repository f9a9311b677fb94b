/** What kind of conversations a channel has. */
export type Kind =
  | 'question'
  | 'discussion'
  | 'proposal'
  | 'announcement'
  | 'gallery'
  | 'link'
  | 'greeting'
  | 'introduction'
  | 'join'
  | 'build'
  | 'log'
  | 'command'
  | 'rules'
  | 'vote'

/** A channel of the plan. */
export interface ChannelPlan {
  /** Position in the plan; also the id space of its messages. */
  space: number
  name: string
  type: 'GuildTextChat' | 'GuildNews' | 'GuildVoiceChat' | 'GuildForum'
  category: string | null
  topic: string | null
  /** Share of all messages, relative to the other channels. */
  share: number
  /** Where in the time span the channel opens (0 start, 1 end). */
  opens: number
  talks: readonly (readonly [talk: string, weight: number])[]
  kinds: readonly (readonly [kind: Kind, weight: number])[]
  /** Threads made from messages, or posts of a forum. */
  threads: number
}

/** A guild of the plan. */
export interface GuildPlan {
  name: string
  channels: readonly ChannelPlan[]
}

type Row = readonly [
  category: string | null,
  name: string,
  type: ChannelPlan['type'],
  share: number,
  opens: number,
  threads: number,
  topic: string | null,
  talks: ChannelPlan['talks'],
  kinds: ChannelPlan['kinds'],
]

const chatter: ChannelPlan['kinds'] = [
  ['discussion', 60],
  ['question', 20],
  ['link', 12],
  ['gallery', 5],
  ['command', 3],
]
const helpdesk: ChannelPlan['kinds'] = [
  ['question', 84],
  ['discussion', 9],
  ['link', 5],
  ['command', 2],
]

const rows: readonly Row[] = [
  [
    'Start here',
    'welcome',
    'GuildTextChat',
    3,
    0,
    0,
    'People arrive. Wave!',
    [['introductions', 1]],
    [['join', 1]],
  ],
  ['Start here', 'rules', 'GuildTextChat', 0.1, 0, 0, null, [['announcements', 1]], [['rules', 1]]],
  [
    'Start here',
    'announcements',
    'GuildNews',
    0.7,
    0,
    0,
    'News from the team. Follow this channel to get it in your own guild.',
    [['announcements', 1]],
    [['announcement', 1]],
  ],
  [
    'Start here',
    'introductions',
    'GuildTextChat',
    5,
    0,
    0,
    'Who are you, and what would you like to do here?',
    [['introductions', 1]],
    [['introduction', 1]],
  ],
  [
    'Community',
    'general',
    'GuildTextChat',
    18,
    0,
    4,
    'Everything that has no better place',
    [
      ['leisure', 3],
      ['events', 3],
      ['governance', 2],
      ['design', 1],
      ['support', 1],
      ['development', 1],
    ],
    chatter,
  ],
  ['Community', 'gm', 'GuildTextChat', 6, 0.05, 0, 'gm', [['greetings', 1]], [['greeting', 1]]],
  [
    'Community',
    'off-topic',
    'GuildTextChat',
    9,
    0,
    1,
    'Cats, trains, soup',
    [['leisure', 1]],
    chatter,
  ],
  [
    'Community',
    'pictures',
    'GuildTextChat',
    2.5,
    0.02,
    0,
    'Show, do not tell',
    [
      ['leisure', 3],
      ['events', 1],
    ],
    [['gallery', 1]],
  ],
  [
    'Community',
    'music',
    'GuildTextChat',
    3,
    0.08,
    0,
    null,
    [['music', 1]],
    [
      ['discussion', 5],
      ['link', 4],
      ['question', 1],
    ],
  ],
  [
    'Community',
    'events',
    'GuildTextChat',
    3.5,
    0.03,
    3,
    'Calls, meetups, workshops',
    [['events', 1]],
    [
      ['discussion', 5],
      ['question', 4],
      ['gallery', 1],
    ],
  ],
  [
    'Governance',
    'proposals',
    'GuildTextChat',
    2.2,
    0.04,
    12,
    'One message per proposal, talk in its thread',
    [['governance', 1]],
    [['proposal', 1]],
  ],
  [
    'Governance',
    'governance',
    'GuildTextChat',
    9,
    0,
    3,
    'How we decide',
    [['governance', 1]],
    [
      ['discussion', 60],
      ['question', 25],
      ['link', 13],
      ['command', 2],
    ],
  ],
  [
    'Governance',
    'treasury',
    'GuildTextChat',
    4.5,
    0.06,
    2,
    'Runway, payments, reports',
    [['treasury', 1]],
    [
      ['discussion', 45],
      ['question', 40],
      ['link', 7],
      ['command', 8],
    ],
  ],
  [
    'Governance',
    'votes',
    'GuildTextChat',
    0.6,
    0.1,
    0,
    'Posted by Beacon',
    [['governance', 1]],
    [['vote', 1]],
  ],
  [
    'Builders',
    'dev-help',
    'GuildTextChat',
    9,
    0,
    6,
    'Ask here. Code in code blocks, please',
    [['development', 1]],
    helpdesk,
  ],
  [
    'Builders',
    'dev-chat',
    'GuildTextChat',
    7,
    0,
    3,
    'People who build, talking',
    [['development', 1]],
    [
      ['discussion', 62],
      ['question', 20],
      ['link', 15],
      ['gallery', 3],
    ],
  ],
  [
    'Builders',
    'dev-log',
    'GuildTextChat',
    2.5,
    0.01,
    0,
    'Commits and builds',
    [['development', 1]],
    [['build', 1]],
  ],
  [
    'Builders',
    'design',
    'GuildTextChat',
    4.5,
    0.05,
    3,
    'Pixels, words, paper',
    [['design', 1]],
    [
      ['discussion', 45],
      ['gallery', 30],
      ['question', 20],
      ['link', 5],
    ],
  ],
  [
    'Builders',
    'docs',
    'GuildTextChat',
    2,
    0.12,
    1,
    'The handbook and its holes',
    [
      ['design', 1],
      ['support', 2],
      ['development', 2],
    ],
    [
      ['discussion', 60],
      ['question', 30],
      ['link', 10],
    ],
  ],
  [
    'Support',
    'support',
    'GuildTextChat',
    8,
    0,
    3,
    'Something does not work? Tell us',
    [['support', 1]],
    helpdesk,
  ],
  [
    'Support',
    'help-forum',
    'GuildForum',
    5,
    0.35,
    30,
    null,
    [
      ['support', 3],
      ['development', 3],
      ['treasury', 1],
      ['governance', 1],
    ],
    [['question', 1]],
  ],
  [
    'Local',
    'español',
    'GuildTextChat',
    3.5,
    0.15,
    1,
    'En español, por favor',
    [['español', 1]],
    [
      ['discussion', 65],
      ['question', 35],
    ],
  ],
  [
    'Local',
    'deutsch',
    'GuildTextChat',
    3,
    0.18,
    1,
    'Auf Deutsch',
    [['deutsch', 1]],
    [
      ['discussion', 65],
      ['question', 35],
    ],
  ],
  [
    'Voice',
    'Fireside',
    'GuildVoiceChat',
    1.5,
    0.1,
    0,
    null,
    [['voice', 1]],
    [
      ['discussion', 8],
      ['question', 2],
    ],
  ],
  [null, 'mod-log', 'GuildTextChat', 0.8, 0.02, 0, 'Kept by Carl', [['support', 1]], [['log', 1]]],
]

/** The guild of the sample: 25 channels, threads, a forum. */
export const lantern: GuildPlan = {
  name: 'Lantern DAO',
  channels: rows.map(
    ([category, name, type, share, opens, threads, topic, talks, kinds], space) => ({
      space,
      name,
      type,
      category,
      topic,
      share,
      opens,
      talks,
      kinds,
      threads,
    }),
  ),
}

/**
 * A guild with `files` files for measurements: most are channels whose sizes follow Zipf's law,
 * one in five is a thread.
 */
export function benchGuild(files: number): GuildPlan {
  const threads = Math.floor(files / 5)
  const count = files - threads
  const model = rows.filter(([, , type, share]) => type === 'GuildTextChat' && share > 2.6)
  const channels = Array.from({ length: count }, (_, i): ChannelPlan => {
    const [category, name, , , , , topic, talks, kinds] = model[i % model.length] as Row
    return {
      space: i,
      name: `${name}-${String(i + 1).padStart(3, '0')}`,
      type: 'GuildTextChat',
      category,
      topic,
      share: 100 / (i + 2),
      opens: 0,
      talks,
      kinds: kinds.some(([kind]) => kind === 'join') ? chatter : kinds,
      threads: Math.floor(((i + 1) * threads) / count) - Math.floor((i * threads) / count),
    }
  })
  return { name: 'Bench Guild', channels }
}
