import { plural, t } from '@lingui/core/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { IconUsers } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type CSSProperties, useMemo, useState } from 'react'
import { VList } from 'virtua'
import type { MemberGroup, MemberRow, Members } from '#shared/panel'
import type { ChannelRow } from '#shared/rows'
import { callQuery } from '../../../client'
import { AuthorButton } from '../../../message/AuthorLink'
import { AuthorName } from '../../../message/AuthorName'
import { Avatar } from '../../../message/Avatar'
import { nameColor } from '../../../message/contrast'
import { EmptyState } from '../../../ui/EmptyState'
import { ErrorState } from '../../../ui/ErrorState'
import { ExportMenu } from '../../../ui/ExportMenu'
import { formatCount } from '../../../ui/format'
import { Late } from '../../../ui/Late'
import { useTimeFormat } from '../../../ui/time'
import { FilterBox } from './FilterBox'
import classes from './Panel.module.css'
import { PanelFrame, PanelSkeleton } from './PanelFrame'
import { usePanel } from './use-panel'

const KINDS: Record<MemberGroup['kind'], string> = {
  role: t`Role`,
  no_role: t`No role`,
  roles_unknown: t`Roles unknown`,
  bots: t`Bots and webhooks`,
}
const WHY: Partial<Record<MemberGroup['kind'], string>> = {
  no_role: t`Or no longer members: exports do not tell these apart`,
  roles_unknown: t`Their exports do not tell roles`,
}

/** Who wrote in a channel, by their highest role. */
export function MembersPanel({ channel }: { channel: ChannelRow }) {
  const { guild_id, channel_id, channel_name } = channel
  const { close } = usePanel()
  const [filter, setFilter] = useState('')
  const [text] = useDebouncedValue(filter, 150)
  const found = useQuery({
    ...callQuery('members.list', { guild_id, channel_id, text }),
    placeholderData: keepPreviousData,
  })
  const items = useMemo(() => (found.data ? itemsOf(found.data) : null), [found.data])
  return (
    <PanelFrame
      title={t`Members`}
      onClose={close}
      count={found.data?.total ?? null}
      actions={
        <ExportMenu
          source={{ kind: 'members', query: { guild_id, channel_id, text } }}
          name={t`${channel_name} members`}
          disabled={!found.data?.total}
        />
      }
      bar={<FilterBox label={t`Filter members`} value={filter} onChange={setFilter} />}
    >
      {found.error ? (
        <ErrorState error={found.error} onRetry={() => void found.refetch()} />
      ) : !items ? (
        <Late>
          <PanelSkeleton height={24} />
        </Late>
      ) : items.length === 0 ? (
        <EmptyState
          icon={IconUsers}
          title={text.trim() === '' ? t`Nobody wrote here` : t`Nobody of that name wrote here`}
        >
          {text.trim() === ''
            ? t`Exports name those who wrote, not all who may read.`
            : t`Names of the past are looked through, too.`}
        </EmptyState>
      ) : (
        <>
          <p
            className={classes.note}
          >{t`Those who wrote here. Exports do not list all members.`}</p>
          <VList className={classes.list} data={items} bufferSize={300} tabIndex={0}>
            {(item) =>
              'group' in item ? (
                <GroupHead key={item.key} group={item.group} />
              ) : 'more' in item ? (
                <p key="more" className={classes.note}>
                  {moreWords(item)}
                </p>
              ) : (
                <Member key={item.member.author_id} member={item.member} channel={channel} />
              )
            }
          </VList>
        </>
      )}
    </PanelFrame>
  )
}

function moreWords({ more }: { more: number }): string {
  return plural(more, { other: '# more: filter by a name to find them.' })
}

type Item = { key: string; group: MemberGroup } | { member: MemberRow } | { more: number }

/** Members below the heads of their groups; what is beyond the limit is told. */
function itemsOf({ groups, members, total }: Members): Item[] {
  const items: Item[] = []
  let before = -1
  for (const member of members) {
    const group = groups[member.group]
    if (member.group !== before && group) {
      items.push({ key: `${group.kind} ${group.role?.role_id}`, group })
    }
    items.push({ member })
    before = member.group
  }
  if (total > members.length) items.push({ more: total - members.length })
  return items
}

function GroupHead({ group: { kind, role, members } }: { group: MemberGroup }) {
  return (
    <h3
      className={classes.group}
      title={WHY[kind]}
      style={{ '--role-color': nameColor(role?.color ?? null) } as CSSProperties}
    >
      {role && <span className={classes.dot} />}
      <bdi>{role?.role_name ?? KINDS[kind]}</bdi>
      <span className={classes.count}>{formatCount(members)}</span>
    </h3>
  )
}

function Member({ member, channel }: { member: MemberRow; channel: ChannelRow }) {
  const { day } = useTimeFormat()
  const { messages } = member
  const last = day(member.last_message_at)
  return (
    <AuthorButton author={member} guild_id={channel.guild_id} className={classes.member}>
      <Avatar author={member} size={24} />
      <span className={classes.memberName}>
        <AuthorName author={member} />
      </span>
      <span
        className={classes.facts}
        title={t`${plural(messages, { one: '# message', other: '# messages' })} here, the last one on ${last}`}
      >
        {formatCount(messages)}
      </span>
    </AuthorButton>
  )
}
