import { AppError } from '#shared/errors'
import type { Scope } from '#shared/scope'
import type { Queryable, Row } from '../db/database'
import { sql } from '../db/sql'
import { reportContext, type SectionBuilder } from './context'
import type { ReportDocument } from './document'
import { activity } from './sections/activity'
import { channels } from './sections/channels'
import { concentration } from './sections/concentration'
import { dataQuality } from './sections/data-quality'
import { people } from './sections/people'

/** The chapters of the audit report, in order (METRICS §10). Adding one = a file and a line. */
const SECTIONS: readonly SectionBuilder[] = [dataQuality, activity, concentration, channels, people]

/** Who wrote the report and when; both given, so that the same archive gives the same document. */
export type ReportStamp = { app_version: string; generated_at: string }

const BOTS_WORDS = {
  include: 'included',
  exclude: 'excluded',
} as const

/** The audit of one guild as data; `step` is told each chapter's number before it is made. */
export async function auditReport(
  db: Queryable,
  guildId: string,
  window: Scope,
  stamp: ReportStamp,
  step: (done: number, total: number) => void,
): Promise<ReportDocument> {
  const [guild] = await db.query<Row & { name: string }>(
    sql`select name from discord.guilds where id = ${guildId}::bigint`,
  )
  if (!guild) throw new AppError('not_found', 'This guild is not in the archive.')
  const context = reportContext(db, guildId, window)
  const sections = []
  for (const [index, build] of SECTIONS.entries()) {
    step(index, SECTIONS.length)
    sections.push(await build(context))
    await new Promise(setImmediate)
  }
  return {
    title: 'Community audit',
    guild_id: guildId,
    guild_name: guild.name,
    from: window.from ?? null,
    to: window.to ?? null,
    tz: context.tz,
    bots: window.bots ? BOTS_WORDS[window.bots] : 'as each table says',
    ...stamp,
    sections,
  }
}
