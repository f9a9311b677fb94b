import { benchGuild } from './bench-guild'
import { channelMessages } from './channel'
import { DAY, snowflake } from './clock'
import { Crowd } from './crowd'
import type { ExportHead } from './dce-json'
import type { Draft } from './draft'
import { type ChannelPlan, type GuildPlan, lantern } from './guild'
import { makePeople } from './people'
import { Rng } from './rng'
import { forumPosts, threadMessages } from './threads'
import { planVisits, type Thread, type World } from './world'

/** `sample`: one lifelike guild with media. `bench`: any size, remote media only. */
export type Profile = 'sample' | 'bench'

/** What to generate; the same options give the same bytes. */
export interface SampleOptions {
  profile?: Profile
  /** Default 1. */
  seed?: number
  /** Entries over all files; the starter of a thread stands in two files. Default 20,000. */
  messages?: number
  /** JSON files, bench only. Default 50. */
  files?: number
  /** Default 300 (sample), one per 200 messages but at least 300 and at most 50,000 (bench). */
  authors?: number
  /** Milliseconds since 1970; default 2024-09-01. */
  start?: number
  /** Default 2026-03-01. */
  end?: number
}

/** One export file: its name, its head and its messages in order. */
export interface SampleFile {
  name: string
  head: ExportHead
  /** Null when media stay remote. */
  mediaFolder: string | null
  isThread: boolean
  /** True when the first message also stands in the parent's file. */
  hasTwin: boolean
  messages: Iterable<Draft>
}

/** Files one after the other; read the messages of each before you go on to the next. */
export function* generateSample(options: SampleOptions = {}): Generator<SampleFile> {
  const { profile = 'sample', seed = 1, messages = 20_000, files = 50 } = options
  const start = options.start ?? Date.UTC(2024, 8, 1)
  const span = { start, end: options.end ?? Date.UTC(2026, 2, 1) }
  const isBench = profile === 'bench'
  const count =
    options.authors ?? (isBench ? Math.min(50_000, Math.max(300, Math.floor(messages / 200))) : 300)
  const guild = isBench ? benchGuild(files) : lantern
  const rng = new Rng(`${seed} ${profile}`)
  const crowd = new Crowd(makePeople(rng, count, span))
  const world: World = {
    seed: `${seed}`,
    span,
    crowd,
    visits: planVisits(crowd, guild, rng),
    news: [],
    length: isBench ? 152 : 0,
  }
  const guildId = snowflake(start - 45 * DAY, 4094)
  const categories = [...new Set(guild.channels.map((one) => one.category))]
  const ids = new Map(
    guild.channels.map((one) => [
      one.space,
      snowflake(start - 44 * DAY + one.space * 60_000, 4094, 1),
    ]),
  )
  const file = (
    channel: ExportHead['channel'],
    isThread: boolean,
    hasTwin: boolean,
    drafts: Iterable<Draft>,
  ): SampleFile => {
    const name = fileName(guild.name, channel)
    return {
      name,
      head: {
        guild: {
          id: guildId,
          name: guild.name,
          iconUrl: `https://cdn.discordapp.com/icons/${guildId}/a1b2c3.png?size=512`,
        },
        channel,
        exportedAt: span.end + 3 * DAY + ids.size * 1000,
      },
      mediaFolder: isBench ? null : `${name}_Files`,
      isThread,
      hasTwin,
      messages: drafts,
    }
  }
  const budgets = share(messages, guild, rng)
  let space = guild.channels.length
  for (const plan of guild.channels) {
    const id = ids.get(plan.space) as string
    const budget = budgets.get(plan) as Budget
    const thread = (one: Thread, hasTwin: boolean) =>
      file(
        {
          id: one.starter.id,
          type: 'GuildPublicThread',
          categoryId: id,
          category: plan.name,
          name: one.title,
          topic: null,
        },
        true,
        hasTwin,
        threadMessages(world, one, space++),
      )
    if (plan.type === 'GuildForum') {
      for (const post of forumPosts(world, plan, budget.threads)) yield thread(post, false)
      continue
    }
    const started: Thread[] = []
    const drafts = channelMessages(world, plan, budget.own, { budgets: budget.threads, started })
    const category = plan.category
    const categoryId =
      category === null
        ? null
        : snowflake(start - 45 * DAY + 60_000 * (1 + categories.indexOf(category)), 4094)
    yield file(
      { id, type: plan.type, categoryId, category, name: plan.name, topic: plan.topic },
      false,
      false,
      homed(drafts, id),
    )
    for (const one of started) yield thread(one, true)
  }
}

function* homed(drafts: Iterable<Draft>, channelId: string): Generator<Draft> {
  for (const one of drafts) {
    one.channelId = channelId
    yield one
  }
}

interface Budget {
  own: number
  threads: number[]
}

/** Divides the messages among channels and threads so that they add up exactly. */
function share(messages: number, guild: GuildPlan, rng: Rng): Map<ChannelPlan, Budget> {
  const total = guild.channels.reduce((sum, one) => sum + one.share, 0)
  const budgets = new Map<ChannelPlan, Budget>()
  let before = 0
  for (const plan of guild.channels) {
    const from = Math.round((before / total) * messages)
    before += plan.share
    const all = Math.round((before / total) * messages) - from
    const isForum = plan.type === 'GuildForum'
    const count = Math.min(plan.threads, Math.floor(all / (isForum ? 2 : 6)))
    const most = isForum
      ? all
      : plan.name === 'proposals'
        ? all * 0.72
        : Math.min(all * 0.22, count * 45)
    budgets.set(plan, divide(all, count, Math.floor(most), isForum, rng))
  }
  return budgets
}

function divide(all: number, count: number, most: number, isForum: boolean, rng: Rng): Budget {
  if (count === 0) return { own: isForum ? 0 : all, threads: [] }
  const weights = Array.from({ length: count }, () => 0.3 + rng.wait(1))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const spare = Math.max(0, most - 2 * count)
  const threads = weights.map((weight) => 2 + Math.floor((weight / total) * spare))
  const used = threads.reduce((sum, n) => sum + n, 0)
  if (isForum) threads[0] = (threads[0] as number) + all - used
  return { own: isForum ? 0 : all - used, threads }
}

function fileName(guild: string, channel: ExportHead['channel']): string {
  const parts = [guild, channel.category, channel.name].filter((part) => part !== null)
  return `${parts.join(' - ')} [${channel.id}].json`.replace(/["*/:<>?\\|]/g, '_')
}
