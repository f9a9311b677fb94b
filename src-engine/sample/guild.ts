/** What kind of conversations a channel has. */
export type Kind =
  | 'announcement'
  | 'build'
  | 'command'
  | 'discussion'
  | 'gallery'
  | 'greeting'
  | 'introduction'
  | 'join'
  | 'link'
  | 'log'
  | 'proposal'
  | 'question'
  | 'rules'
  | 'vote'

/** A channel of the plan. */
export interface ChannelPlan {
  /** Position in the plan; also the id space of its messages. */
  space: number
  name: string
  type: 'GuildTextChat' | 'GuildNews' | 'GuildVoiceChat' | 'GuildForum'
  /** Null for a channel outside of all categories. */
  category: string | null
  topic: string | null
  /** Share of all messages, relative to the other channels. */
  share: number
  /** When the channel opens, as a share of the time. */
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

interface Sketch {
  name: string
  share: number
  talks: Readonly<Record<string, number>>
  kinds: Readonly<Partial<Record<Kind, number>>>
  type?: ChannelPlan['type']
  topic?: string
  opens?: number
  threads?: number
}

const chatter: Sketch['kinds'] = { discussion: 60, question: 20, link: 12, gallery: 5, command: 3 }
const helpdesk: Sketch['kinds'] = { question: 82, discussion: 9, link: 5, command: 4 }
const local: Sketch['kinds'] = { discussion: 62, question: 36, link: 2 }

const sketches: readonly (readonly [category: string | null, Sketch[]])[] = [
  [
    'Start here',
    [
      {
        name: 'welcome',
        share: 3,
        talks: { introductions: 1 },
        kinds: { join: 1 },
        topic: 'People arrive. Wave!',
      },
      { name: 'rules', share: 0.06, talks: { announcements: 1 }, kinds: { rules: 1 } },
      {
        name: 'announcements',
        share: 0.7,
        type: 'GuildNews',
        talks: { announcements: 1 },
        kinds: { announcement: 1 },
        topic: 'News from the team. Follow this channel to get it in your own guild.',
      },
      {
        name: 'introductions',
        share: 3.6,
        talks: { introductions: 1 },
        kinds: { introduction: 1 },
        topic: 'Who are you, and what would you like to do here?',
      },
    ],
  ],
  [
    'Community',
    [
      {
        name: 'general',
        share: 17,
        talks: { leisure: 3, events: 3, governance: 2, design: 1, support: 1, development: 1 },
        kinds: chatter,
        topic: 'Everything that has no better place',
        threads: 4,
      },
      {
        name: 'gm',
        share: 5,
        opens: 0.05,
        talks: { greetings: 1 },
        kinds: { greeting: 1 },
        topic: 'gm',
      },
      {
        name: 'off-topic',
        share: 9,
        talks: { leisure: 1 },
        kinds: chatter,
        topic: 'Cats, trains, soup',
        threads: 2,
      },
      {
        name: 'pictures',
        share: 2.5,
        opens: 0.02,
        talks: { leisure: 3, events: 1 },
        kinds: { gallery: 1 },
        topic: 'Show, do not tell',
      },
      {
        name: 'music',
        share: 3,
        opens: 0.08,
        talks: { music: 1 },
        kinds: { discussion: 50, link: 38, question: 10, command: 3 },
      },
      {
        name: 'events',
        share: 3.5,
        opens: 0.03,
        talks: { events: 1 },
        kinds: { discussion: 50, question: 40, gallery: 10 },
        topic: 'Calls, meetups, workshops',
        threads: 3,
      },
    ],
  ],
  [
    'Governance',
    [
      {
        name: 'proposals',
        share: 2.6,
        opens: 0.04,
        talks: { governance: 1 },
        kinds: { proposal: 1 },
        topic: 'One message per proposal, talk in its thread',
        threads: 14,
      },
      {
        name: 'governance',
        share: 9,
        talks: { governance: 1 },
        kinds: { discussion: 60, question: 25, link: 13, command: 2 },
        topic: 'How we decide',
        threads: 3,
      },
      {
        name: 'treasury',
        share: 4.5,
        opens: 0.06,
        talks: { treasury: 1 },
        kinds: { discussion: 45, question: 40, link: 7, command: 8 },
        topic: 'Runway, payments, reports',
        threads: 2,
      },
      {
        name: 'votes',
        share: 0.6,
        opens: 0.1,
        talks: { governance: 1 },
        kinds: { vote: 1 },
        topic: 'Posted by Beacon',
      },
    ],
  ],
  [
    'Builders',
    [
      {
        name: 'dev-help',
        share: 10,
        talks: { development: 1 },
        kinds: helpdesk,
        topic: 'Ask here. Code in code blocks, please',
        threads: 6,
      },
      {
        name: 'dev-chat',
        share: 7,
        talks: { development: 1 },
        kinds: { discussion: 62, question: 20, link: 15, gallery: 3 },
        topic: 'People who build, talking',
        threads: 3,
      },
      {
        name: 'dev-log',
        share: 2,
        opens: 0.01,
        talks: { development: 1 },
        kinds: { build: 1 },
        topic: 'Commits and builds',
      },
      {
        name: 'design',
        share: 4.5,
        opens: 0.05,
        talks: { design: 1 },
        kinds: { discussion: 45, gallery: 30, question: 20, link: 5 },
        topic: 'Pixels, words, paper',
        threads: 3,
      },
      {
        name: 'docs',
        share: 2,
        opens: 0.12,
        talks: { design: 1, support: 2, development: 2 },
        kinds: { discussion: 60, question: 30, link: 10 },
        topic: 'The handbook and its holes',
        threads: 1,
      },
    ],
  ],
  [
    'Support',
    [
      {
        name: 'support',
        share: 9,
        talks: { support: 1 },
        kinds: helpdesk,
        topic: 'Something does not work? Tell us',
        threads: 3,
      },
      {
        name: 'help-forum',
        share: 5,
        type: 'GuildForum',
        opens: 0.35,
        talks: { support: 3, development: 3, treasury: 1, governance: 1 },
        kinds: { question: 1 },
        threads: 36,
      },
    ],
  ],
  [
    'Local',
    [
      {
        name: 'español',
        share: 3.5,
        opens: 0.15,
        talks: { español: 1 },
        kinds: local,
        topic: 'En español, por favor',
        threads: 1,
      },
      {
        name: 'deutsch',
        share: 3,
        opens: 0.18,
        talks: { deutsch: 1 },
        kinds: local,
        topic: 'Auf Deutsch',
        threads: 1,
      },
    ],
  ],
  [
    'Voice',
    [
      {
        name: 'Fireside',
        share: 1.5,
        type: 'GuildVoiceChat',
        opens: 0.1,
        talks: { voice: 1 },
        kinds: { discussion: 8, question: 2 },
      },
    ],
  ],
  [
    null,
    [
      {
        name: 'mod-log',
        share: 0.8,
        opens: 0.02,
        talks: { support: 1 },
        kinds: { log: 1 },
        topic: 'Kept by Carl',
      },
    ],
  ],
]

function plan(sketch: Sketch, category: string | null, space: number): ChannelPlan {
  const { type = 'GuildTextChat', topic = null, opens = 0, threads = 0 } = sketch
  const kinds = Object.entries(sketch.kinds) as [Kind, number][]
  const talks = Object.entries(sketch.talks)
  return { ...sketch, category, space, type, topic, opens, threads, talks, kinds }
}

const channels = sketches
  .flatMap(([category, list]) => list.map((sketch) => ({ category, sketch })))
  .map(({ category, sketch }, space) => plan(sketch, category, space))

/** The guild of the sample: 25 channels, threads, a forum. */
export const lantern: GuildPlan = { name: 'Lantern DAO', channels }
