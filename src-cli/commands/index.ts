import type { Command } from '../command'
import { ask } from './ask'
import { entities } from './entities'
import { exportCommand } from './export'
import { files } from './files'
import { guilds } from './guilds'
import { ingest } from './ingest'
import { media } from './media'
import { questions } from './questions'
import { remove } from './remove'
import { report } from './report'
import { search } from './search'
import { sqlCommand } from './sql'
import { status } from './status'
import { sync } from './sync'
import { versions } from './versions'
import { work } from './work'

/** Every command by its name, in the order of the help. */
export const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ['ingest', ingest],
  ['sync', sync],
  ['files', files],
  ['remove', remove],
  ['status', status],
  ['guilds', guilds],
  ['media', media],
  ['questions', questions],
  ['ask', ask],
  ['search', search],
  ['entities', entities],
  ['work', work],
  ['versions', versions],
  ['report', report],
  ['export', exportCommand],
  ['sql', sqlCommand],
])
