import type { ResultRow } from '#shared/question'
import { compareIds } from '#shared/snowflake'
import { type Asked, ask, authorRows, count, groups, type Oracle, perAuthor, percent } from './ask'
import { everyPeriod } from './calendar'
import type { Told, ToldRole } from './read'

const holderOf = ({ archive }: Asked, m: Told): ToldRole[] =>
  m.webhook === '' ? (archive.names.get(`${m.guild}/${m.key}`)?.roles ?? []) : []

/** The messages by the role that their author holds; of several roles by each. */
const byRole = (asked: Asked) =>
  [
    ...groups(
      asked.messages.flatMap((m) => holderOf(asked, m).map((role) => ({ m, role }))),
      ({ role }) => role.id,
    ),
  ].map(([id, list]) => ({
    role_id: id,
    role_name: list[0]?.role.name ?? null,
    messages: list.map(({ m }) => m),
  }))

const distribution: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'excluded')
  const all = count(asked.messages.map((m) => m.key))
  return byRole(asked)
    .map(({ messages, ...role }) => ({ ...role, authors: count(messages.map((m) => m.key)) }))
    .toSorted((a, b) => b.authors - a.authors || compareIds(a.role_id, b.role_id))
    .map((row) => ({ ...row, percent: percent(row.authors, all) }))
}

const perDay: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'excluded')
  return byRole(asked)
    .flatMap(({ messages, ...role }) => {
      const byDay = groups(messages, (m) => asked.local(m).day)
      return everyPeriod('day', [...byDay.keys()]).map((day) => ({
        ...role,
        day,
        messages: byDay.get(day)?.length ?? 0,
      }))
    })
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : compareIds(a.role_id, b.role_id)))
}

const teamRatio: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'excluded')
  if (asked.messages.length === 0) return []
  const named = run.params.roles as string[]
  const ids = new Set([...archive.names.values()].flatMap(({ roles }) => roles.map((r) => r.id)))
  const isNamed = (role: ToldRole) =>
    named.some((name) =>
      ids.has(name) ? role.id === name : role.name.toLowerCase() === name.toLowerCase(),
    )
  return [true, false].map((team): ResultRow => {
    const messages = asked.messages.filter((m) => holderOf(asked, m).some(isNamed) === team)
    return {
      team,
      authors: count(messages.map((m) => m.key)),
      messages: messages.length,
      percent: percent(messages.length, asked.messages.length),
    }
  })
}

const botInteractions: Oracle = (archive, run) => {
  const asked = ask(archive, run, 'listed')
  const met = asked.messages.flatMap((m) => {
    const original = archive.byPlace.get(m.replyTo ?? '')
    const isReply =
      original?.isBot &&
      original.key !== m.key &&
      (original.isCounted || original.channel === original.id)
    return [
      ...(isReply ? [{ key: original.key, kind: 'replies' }] : []),
      ...m.mentions
        .filter((id) => id !== m.key && archive.names.get(`${m.guild}/${id}`)?.isBot)
        .map((key) => ({ key, kind: 'mentions' })),
      ...(m.isAnswerToCommand ? [{ key: m.key, kind: 'interactions' }] : []),
    ]
  })
  const rows = [...groups(met, ({ key }) => key)].map(([key, list]) => {
    const of = (kind: string) => list.filter((each) => each.kind === kind).length
    const row = {
      replies: of('replies'),
      mentions: of('mentions'),
      interactions: of('interactions'),
    }
    return { key, measure: list.length, row }
  })
  return authorRows(asked, rows)
}

/** Questions about roles and bots, by id. */
export const ROLE_ORACLES: Record<string, Oracle> = {
  guild_role_distribution: distribution,
  guild_author_most_roles: perAuthor((messages, asked) => {
    const roles = holderOf(asked, messages[0] as Told).length
    return roles === 0 ? null : { measure: roles, row: { roles } }
  }),
  guild_role_messages_per_day: perDay,
  guild_team_ratio: teamRatio,
  guild_bot_interactions: botInteractions,
}
