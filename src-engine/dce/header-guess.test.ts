import { describe, expect, test } from 'vitest'
import type { RawMessage } from './format'
import { guessHeader, PlaceHints, readExportName } from './header-guess'

const GUILD = '613425648685547541'
const CHANNEL = '697138785317814292'

test.each<[string, string | null, string | null, string]>([
  [`/x/My Guild - Talk - general [${CHANNEL}].json`, 'My Guild', 'Talk', 'general'],
  [`C:\\x\\My Guild - news [${CHANNEL}] (after 2024-01-01).json`, 'My Guild', null, 'news'],
  [`G - a - b - c [${CHANNEL}] (2024-01-01 to 2024-02-01) [part 2].json`, 'G', 'a - b', 'c'],
  [`s3://bucket/general [${CHANNEL}] [part 3].JSON`, null, null, 'general'],
])('%s', (path, guild, category, channel) => {
  expect(readExportName(path)).toEqual({ guild, category, channel, channel_id: CHANNEL })
})

test.each(['general.json', `general [${CHANNEL}].txt`, 'x [12].json', '[697138785317814292].json'])(
  '%s says nothing',
  (path) => {
    expect(readExportName(path)).toBeNull()
  },
)

describe('a header that lacks its guild or channel', () => {
  const hints = (...places: [string, string][]) => {
    const seen = new PlaceHints()
    for (const [guildId, channelId] of places) {
      const reference = { messageId: '1', channelId, guildId }
      seen.see({ type: 'Reply', reference } as RawMessage)
      seen.see({ type: 'Default', reference: { ...reference, guildId: '7' } } as RawMessage)
    }
    return seen
  }
  const name = `My Guild - Talk - general [${CHANNEL}].json`

  test('is taken from the name and from the replies of that channel', () => {
    const guessed = guessHeader({}, name, hints(['9', '8'], ['9', '8'], [GUILD, CHANNEL]))
    expect(guessed).toEqual({
      guild: { id: GUILD, name: 'My Guild' },
      channel: { id: CHANNEL, name: 'general', category: 'Talk' },
    })
  })

  test('is taken from the replies alone where the name says nothing', () => {
    const guessed = guessHeader(
      {},
      'messages.json',
      hints(['9', '8'], [GUILD, CHANNEL], ['9', '8']),
    )
    expect(guessed).toMatchObject({ guild: { id: '9', name: null }, channel: { id: '8' } })
  })

  test('keeps what the file says', () => {
    const root = { guild: 5, channel: { id: CHANNEL, type: 'GuildNews', name: 'news' } } as never
    expect(guessHeader(root, 'x.json', hints([GUILD, CHANNEL]))).toMatchObject({
      guild: { id: GUILD },
      channel: { id: CHANNEL, type: 'GuildNews', name: 'news' },
    })
  })

  test('is guild 0 for direct messages', () => {
    const path = `Direct Messages - Bob [${CHANNEL}].json`
    expect(guessHeader({}, path, hints())).toMatchObject({
      guild: { id: '0', name: 'Direct Messages' },
      channel: { id: CHANNEL, name: 'Bob', type: 'DirectTextChat' },
    })
  })

  test('stays unknown when nothing tells it', () => {
    expect(guessHeader({}, name, hints())).toBeNull()
    expect(guessHeader({}, 'x.json', hints())).toBeNull()
  })
})
