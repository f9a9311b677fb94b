import type { Command } from '../command'
import { writeJson } from '../output'

/** What the archive holds, and where it is. */
export const status: Command = {
  summary: 'what the archive holds, and where it is',
  usage: '',
  options: {},
  positionals: [0, 0],
  archive: 'read',
  async run({ io, archive }) {
    await writeJson(io, await archive.call('archive.status', {}))
    return 0
  },
}
