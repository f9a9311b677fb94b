import { type ChannelPlan, type GuildPlan, lantern } from './guild'

/**
 * A guild with `files` files for measurements: four in five are channels, whose sizes follow
 * Zipf's law, the others are threads made from messages of these channels.
 */
export function benchGuild(files: number): GuildPlan {
  const threads = Math.floor(files / 5)
  const count = files - threads
  const models = lantern.channels.filter(
    (one) => one.type === 'GuildTextChat' && one.share >= 3 && one.name !== 'welcome',
  )
  if (files === 1) return oneChannel()
  const all = Array.from({ length: count }, (_, space): ChannelPlan => {
    const model = models[space % models.length] as ChannelPlan
    return {
      ...model,
      space,
      name: `${model.name}-${String(space + 1).padStart(3, '0')}`,
      share: 100 / (space + 2),
      opens: 0,
      threads: Math.floor(((space + 1) * threads) / count) - Math.floor((space * threads) / count),
    }
  })
  return { name: 'Bench Guild', channels: all }
}

/** A single channel with a bit of everything that people write: all messages stand in it. */
function oneChannel(): GuildPlan {
  const model = lantern.channels.find((one) => one.name === 'general') as ChannelPlan
  return { name: 'Bench Guild', channels: [{ ...model, space: 0, share: 1, opens: 0, threads: 0 }] }
}
