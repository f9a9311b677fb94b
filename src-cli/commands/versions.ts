import { MessageKey } from '#shared/version'
import type { Command } from '../command'
import { writeJson } from '../output'
import { checked } from '../words'

/** What older exports showed of a message. */
export const versions: Command = {
  summary: 'what older exports showed of a message',
  usage: 'CHANNEL_ID MESSAGE_ID',
  options: {},
  positionals: [2, 2],
  archive: 'read',
  async run({ words, io, archive }) {
    const [channel_id, message_id] = words.positionals
    const key = checked(MessageKey, { channel_id, message_id }, 'The message is not understood')
    await writeJson(io, await archive.call('messages.versions', key))
    return 0
  },
}
