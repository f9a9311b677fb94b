import { type Draft, draft, type Embed } from './draft'
import type { BotName, Person } from './people'
import type { Rng } from './rng'
import { ballot, type Scene } from './scene'

/** What bots, webhooks and Discord itself write. */

interface Command {
  bot: BotName
  /** The command with its title. */
  names: readonly (readonly [name: string, title: string])[]
  color: string
  fields: (rng: Rng) => Embed['fields']
}

const field = (name: string, value: string, isInline = true) => ({ name, value, isInline })

const commands: Readonly<Record<string, Command>> = {
  treasury: {
    bot: 'Treasurer',
    names: [
      ['runway', 'Runway'],
      ['payments', 'Last payments'],
      ['grant status', 'Grant status'],
    ],
    color: '#F4A259',
    fields: (rng) => [
      field('Stablecoins', `${rng.int(310, 990)},${rng.int(100, 999)} USDC`),
      field('GLOW', `${rng.int(2, 9)}.${rng.int(0, 9)} million`),
      field('Months', String(rng.int(9, 26))),
      field('Note', rng.pick(['Without vested tokens.', 'Provisional until Friday.']), false),
    ],
  },
  support: {
    bot: 'Verify',
    names: [
      ['verify', 'Verification'],
      ['verify status', 'Verification status'],
    ],
    color: '#57F287',
    fields: (rng) => [
      field('Wallet', `0x${rng.hex(4)}…${rng.hex(4)}`),
      field('Role', rng.pick(['Verified', 'Verified', 'Member'])),
    ],
  },
  music: {
    bot: 'Songbird',
    names: [
      ['play', 'Added to the queue'],
      ['queue', 'The queue'],
    ],
    color: '#1DB954',
    fields: (rng) => [
      field('Length', `${rng.int(2, 9)}:${rng.int(10, 59)}`),
      field('Place', String(rng.int(1, 14))),
    ],
  },
  other: {
    bot: 'Beacon',
    names: [
      ['quorum', 'Quorum check'],
      ['delegates top', 'Most active delegates'],
      ['turnout', 'Turnout'],
    ],
    color: '#9B59B6',
    fields: (rng) => [
      field('Now', `${rng.int(12, 94)} %`),
      field('A month ago', `${rng.int(12, 94)} %`),
      field('Members', String(rng.int(40, 290))),
    ],
  },
}

/** Somebody calls a bot; the bot answers with an embed. */
export function command(scene: Scene): void {
  const { rng, crowd, talk, bindings } = scene
  const caller = crowd.draw(talk.id, scene.now, rng)
  const { bot, names, color, fields } = (commands[talk.id] ?? commands.other) as Command
  const [name, title] = rng.pick(names)
  const answer = draft(scene.now, crowd.people.bots[bot], '', '20')
  answer.interaction = { name, person: caller }
  answer.embeds.push({
    title,
    url: null,
    timestamp: scene.now,
    description: `Asked by **${caller.nickname}** in epoch ${bindings.epoch}.`,
    color,
    author: { name: bot, url: null },
    footer: 'Lantern DAO · updated every hour',
    fields: fields(rng),
  })
  scene.drafts.push(answer)
}

const COMMITS: readonly string[] = [
  'Page the votes by cursor',
  'Retry with a growing pause',
  'Show the quorum as a tick',
  'Fix the offset of summer time',
  'Drop the old subgraph',
  'Say why a signature is refused',
  'Cache the delegate list',
  'Translate the empty state',
  'Close the pool when the test ends',
  'Raise the contrast of links',
  'Count abstentions',
  'Write the migration for ballots',
  'Keep the nonce per account',
  'Explain the fee before the signature',
]

/** A number that grows with the time, up to about `last`. */
function serial(scene: Scene, last: number): number {
  return 1 + Math.floor(scene.share * last)
}

/** A webhook reports commits or a build. */
export function build(scene: Scene): void {
  const { rng, crowd } = scene
  const hook = rng.pick(crowd.people.hooks)
  const repository = rng.pick(['beacon', 'ember', 'wick', 'flint', 'prism'])
  const report = draft(scene.now, hook, '')
  const commits = Array.from({ length: rng.int(1, 4) }, () => {
    const hash = rng.hex(7)
    return `[\`${hash}\`](https://github.com/lantern-example/${repository}/commit/${hash}) ${rng.pick(COMMITS)}`
  })
  const isBuild = hook.name !== 'GitHub'
  const passed = rng.chance(0.86)
  report.embeds.push({
    title: isBuild
      ? `Build #${serial(scene, 2900)} ${passed ? 'passed' : 'failed'}`
      : `[${repository}:main] ${commits.length} new commit${commits.length > 1 ? 's' : ''}`,
    url: `https://github.com/lantern-example/${repository}/compare/${rng.hex(12)}`,
    timestamp: null,
    description: commits.join('\n'),
    color: isBuild && !passed ? '#ED4245' : '#57F287',
    author: {
      name: rng.pick(['mara-lindqvist', 'kofi-dev', 'gritty-pixels']),
      url: 'https://github.com/lantern-example',
    },
    fields: isBuild
      ? [{ name: 'Duration', value: `${rng.int(1, 9)} min ${rng.int(1, 59)} s`, isInline: true }]
      : [],
  })
  scene.drafts.push(report)
}

const CASES: readonly string[] = [
  'Message deleted',
  'Member warned',
  'Member timed out',
  'Link removed',
  'Nickname changed',
]

/** The moderation bot keeps its log. */
export function log(scene: Scene): void {
  const { rng, crowd } = scene
  const who = crowd.newcomer('support', scene.now, rng, 40)
  const entry = draft(scene.now, crowd.people.bots.Carl, '')
  entry.embeds.push({
    title: `${rng.pick(CASES)} | case ${serial(scene, 420)}`,
    url: null,
    timestamp: scene.now,
    description: '',
    color: rng.pick(['#FEE75C', '#ED4245', '#5865F2']),
    footer: `ID: ${who.id}`,
    fields: [
      { name: 'User', value: who.name, isInline: true },
      {
        name: 'Moderator',
        value: rng.pick(['Benji', 'Priya', 'Lucía 🌮', 'Carl']),
        isInline: true,
      },
      {
        name: 'Reason',
        value: rng.pick([
          'price talk',
          'same link in three channels',
          'asked for a seed phrase',
          'no reason given',
          'joke that was none',
        ]),
        isInline: false,
      },
    ],
  })
  scene.drafts.push(entry)
}

/** The voting bot opens or closes a vote. */
export function vote(scene: Scene): void {
  const { rng, crowd } = scene
  const yes = rng.int(38, 97)
  const isOpen = rng.chance(0.5)
  const post = draft(
    scene.now,
    crowd.people.bots.Beacon,
    isOpen ? 'A vote is open, it runs for five days.' : '',
  )
  const embed: Embed = {
    title: `LIP-${scene.bindings.lip}: ${scene.bindings.thing}`,
    url: `https://beacon.lanterndao.example/p/${scene.bindings.lip}`,
    timestamp: scene.now,
    description: isOpen
      ? 'Should we change it as the text says?'
      : `The vote has ended: **${yes > 50 ? 'accepted' : 'rejected'}**`,
    color: isOpen ? '#5865F2' : yes > 50 ? '#57F287' : '#ED4245',
    footer: 'Beacon',
    fields: isOpen
      ? []
      : [
          { name: 'Yes', value: `${yes} %`, isInline: true },
          { name: 'No', value: `${100 - yes} %`, isInline: true },
          { name: 'Turnout', value: `${rng.int(9, 61)} %`, isInline: true },
        ],
  }
  post.embeds.push(embed)
  scene.drafts.push(post)
  if (isOpen) ballot(scene, post, 9)
}

/** Discord's notice that somebody joined. */
export function joined(person: Person): Draft {
  return draft(person.joinedAt, person, 'Joined the server.', 'GuildMemberJoin')
}

/** Discord's notice that somebody boosts the guild. */
export function boosted(at: number, person: Person): Draft {
  return draft(at, person, '', '8')
}

/** Discord's notice that a message was pinned. */
export function pinned(at: number, person: Person, message: Draft): Draft {
  const notice = draft(at, person, 'Pinned a message.', 'ChannelPinnedMessage')
  notice.pins = message
  return notice
}

/** Discord's notice that a thread was made from a message. */
export function threadOpened(at: number, starter: Draft): Draft {
  const notice = draft(at, starter.person, 'Started a thread.', 'ThreadCreated')
  notice.opens = starter
  return notice
}
