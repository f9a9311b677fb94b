import { Scope } from '#shared/scope'
import { UsageError, type Words } from './command'
import { checked } from './words'

/** The options that say which messages. */
export const SCOPE_OPTIONS = {
  guild: { type: 'string' },
  channel: { type: 'string' },
  author: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  tz: { type: 'string' },
  'include-bots': { type: 'boolean' },
  'no-bots': { type: 'boolean' },
} as const

/** How {@link SCOPE_OPTIONS} read in a usage line. */
export const SCOPE_USAGE =
  '[--guild ID] [--channel ID] [--author ID] [--from DATE] [--to DATE] [--tz ZONE] [--include-bots | --no-bots]'

function botsOf(words: Words): Scope['bots'] {
  const [included, excluded] = [words.flag('include-bots'), words.flag('no-bots')]
  if (included && excluded) throw new UsageError('--include-bots and --no-bots exclude each other.')
  return included ? 'include' : excluded ? 'exclude' : undefined
}

/** The scope that the options say; where `--guild` may be given again, the guild of the only one. */
export function scopeOf(words: Words): Scope {
  const guilds = words.list('guild')
  return checked(
    Scope,
    {
      guild_id: words.text('guild') ?? (guilds.length === 1 ? guilds[0] : undefined),
      channel_id: words.text('channel'),
      author_id: words.text('author'),
      from: words.text('from'),
      to: words.text('to'),
      tz: words.text('tz'),
      bots: botsOf(words),
    },
    'A scope option is wrong',
  )
}
