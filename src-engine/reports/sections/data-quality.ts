import type { ColumnInfo, ResultRow } from '#shared/question'
import type { MessageTrait } from '#shared/scope'
import { scopeSelect } from '../../archive/scope'
import type { Row } from '../../db/database'
import { sql } from '../../db/sql'
import type { ReportContext } from '../context'
import type { Fact, ReportSection, ReportTable } from '../document'

type Counts = {
  stored: number
  notices: number
  twins: number
  messages: number
  by_bots: number
  channels: number
  authors: number
  first_message_at: string | null
  last_message_at: string | null
}

type Compared = { versioned: number; missing: number }

/** What several exports of the same channels say against each other. */
async function compared({ db, scope }: ReportContext): Promise<Compared> {
  const withTrait = (has: MessageTrait) => scopeSelect(db, { ...scope, has: [has] }, 'included')
  const [row] = await db.query<Row & Compared>(sql`
    select (select count(*)::int from (${await withTrait('versioned')}) m) as versioned,
           (select count(*)::int from (${await withTrait('missing')}) m) as missing`)
  return row as Compared
}

type References = { replies: number; unresolved: number; reacted: number; users_known: number }

async function counts({ db, guild_id, scope }: ReportContext): Promise<Counts> {
  const [row] = await db.query<Row & Counts>(sql`
    with stored as (
      select count(*)::int as stored,
             (count(*) filter (where not is_content))::int as notices,
             (count(*) filter (where is_twin))::int as twins
      from discord.messages where guild_id = ${guild_id}::bigint
    ), counted as (
      select count(*)::int as messages, (count(*) filter (where is_bot))::int as by_bots,
             count(distinct channel_id)::int as channels,
             (count(distinct (author_id, webhook_name)) filter (where not is_bot))::int as authors,
             min(posted_at) as first_message_at, max(posted_at) as last_message_at
      from (${await scopeSelect(db, scope, 'included')}) m
    )
    select * from stored, counted`)
  return row as Counts
}

async function references({ db, scope }: ReportContext): Promise<References> {
  const [row] = await db.query<Row & References>(sql`
    with m as (${await scopeSelect(db, scope, 'included')}),
    replied as (
      select count(*)::int as replies, (count(*) filter (where o.id is null))::int as unresolved
      from m join discord.replies r on r.channel_id = m.channel_id and r.message_id = m.id
      left join discord.messages o on o.channel_id = r.to_channel_id and o.id = r.to_message_id
    ), reacted as (
      select count(*)::int as reacted, (count(*) filter (where r.users_known))::int as users_known
      from m join discord.reactions r on r.channel_id = m.channel_id and r.message_id = m.id
    )
    select * from replied, reacted`)
  return row as References
}

const FILE_COLUMNS: ColumnInfo[] = [
  { name: 'channel_id', type: 'id', label: 'Channel id' },
  { name: 'channel_name', type: 'text', label: 'Channel' },
  { name: 'state', type: 'text', label: 'State' },
  { name: 'era', type: 'text', label: 'Written by DCE' },
  { name: 'exported_at', type: 'time', label: 'Exported' },
  { name: 'messages', type: 'integer', label: 'Messages' },
  { name: 'notes', type: 'integer', label: 'Notes' },
  { name: 'missing', type: 'integer', label: 'Lacks of earlier exports' },
  { name: 'sha256', type: 'id', label: 'SHA-256' },
]

async function exportFiles({ db, guild_id }: ReportContext): Promise<ReportTable> {
  const rows = await db.query(sql`
    select channel_id, channel_name, state, era, exported_at, read_messages as messages,
           jsonb_array_length(notes) as notes, coalesce(m.missing, 0) as missing, sha256
    from discord.export_files f
    left join (
      select file_id, count(*)::int as missing from discord.missing_messages
      where guild_id = ${guild_id}::bigint group by 1
    ) m on m.file_id = f.id
    where guild_id = ${guild_id}::bigint
    order by (state = 'damaged') desc, read_messages desc, id`)
  return {
    id: 'export_files',
    title: 'Which files is this made from?',
    about:
      'One row per export file; damaged files first. A note is something that was read with a reservation; what a file lacks of earlier exports is counted in the first file that lacks it.',
    columns: FILE_COLUMNS,
    rows: rows as ResultRow[],
    chart: { kind: 'table' },
    shown: 8,
    sql: null,
  }
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : (100 * part) / whole
}

/** METRICS §10.1: what the numbers of the report rest on, and where they are blind. */
export async function dataQuality(context: ReportContext): Promise<ReportSection> {
  const [count, reference, compare, files] = await Promise.all([
    counts(context),
    references(context),
    compared(context),
    exportFiles(context),
  ])
  const damaged = files.rows.filter((row) => row.state === 'damaged').length
  const facts: Fact[] = [
    {
      id: 'messages',
      label: 'Messages',
      value: count.messages,
      unit: 'count',
      about: 'Default, replies and command responses; thread starters once.',
    },
    {
      id: 'authors',
      label: 'Authors',
      value: count.authors,
      unit: 'count',
      about: 'People with at least one message; bots left out.',
    },
    {
      id: 'channels',
      label: 'Channels and threads',
      value: count.channels,
      unit: 'count',
      about: 'With at least one message.',
    },
    {
      id: 'first_message_at',
      label: 'First message',
      value: count.first_message_at,
      unit: 'time',
      about: `In the time zone ${context.tz}.`,
    },
    {
      id: 'last_message_at',
      label: 'Last message',
      value: count.last_message_at,
      unit: 'time',
      about: 'Nothing after it is known.',
    },
    {
      id: 'bot_messages_percent',
      label: 'Written by bots',
      value: share(count.by_bots, count.messages),
      unit: 'percent',
      about: 'Share of the messages; bots and webhooks.',
    },
    {
      id: 'unresolved_replies_percent',
      label: 'Replies to unknown messages',
      value: share(reference.unresolved, reference.replies),
      unit: 'percent',
      about: `Of ${reference.replies} replies: deleted or not exported.`,
    },
    {
      id: 'reaction_users_percent',
      label: 'Reactions with names',
      value: share(reference.users_known, reference.reacted),
      unit: 'percent',
      about: 'Share of reactions whose export lists who reacted.',
    },
    {
      id: 'versioned_messages',
      label: 'Messages with older versions',
      value: compare.versioned,
      unit: 'count',
      about: 'Older exports showed another text, other reactions or pins; the newest state counts.',
    },
    {
      id: 'missing_messages',
      label: 'Missing in a later export',
      value: compare.missing,
      unit: 'count',
      about:
        'Covered by a later export that does not hold them: deleted, or left out; still counted.',
    },
    {
      id: 'damaged_files',
      label: 'Damaged files',
      value: damaged,
      unit: 'count',
      about: `Of ${files.rows.length} export files; their whole messages were kept.`,
    },
  ]
  return {
    id: 'data-quality',
    title: 'Scope and data quality',
    about: 'What this report is made from. Read it before the numbers.',
    facts,
    tables: [files],
    caveats: [
      `${count.stored} stored messages include ${count.notices} notices (joins, pins, calls) and ${count.twins} second copies of thread starters, which never count.`,
      'Exports hold messages only: people who never wrote, deleted messages and votes in polls are not in them. Members and readers are therefore lower bounds.',
      'Roles and nicknames are those of the newest export, not of the time of a message.',
      'That a later export does not hold a message does not prove that it was deleted: a filter, an export that stopped and missing permissions explain it too.',
      'A file that ends early looks like a whole one when the exporter closed it; absence of a message proves nothing.',
    ],
  }
}
