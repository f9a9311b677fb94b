import { plural, t } from '@lingui/core/macro'
import { Button, Group } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useLocation, useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import type { Removal, RemovalPlan } from '#shared/removal'
import { callQuery } from '../client'
import { countChannels, countMessages } from './counts'
import { ErrorState } from './ErrorState'
import { startJob } from './jobs'
import { Late } from './Late'
import { Modal } from './Overlays'
import classes from './RemovalDialog.module.css'
import { RemovalContext } from './removal'

/** Holds the dialog that asks before anything is taken out of the archive. */
export function RemovalProvider({ children }: { children: ReactNode }) {
  const [asked, setAsked] = useState<Removal | null>(null)
  const close = () => setAsked(null)
  return (
    <RemovalContext value={setAsked}>
      {children}
      <Modal opened={asked !== null} onClose={close} title={t`Remove from the archive?`}>
        {asked && <Question removal={asked} onClose={close} />}
      </Modal>
    </RemovalContext>
  )
}

function Question({ removal, onClose }: { removal: Removal; onClose: () => void }) {
  const plan = useQuery({ ...callQuery('archive.plan_removal', removal), gcTime: 0, staleTime: 0 })
  const navigate = useNavigate()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const [isStarting, setStarting] = useState(false)
  if (plan.error) return <ErrorState error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) {
    return (
      <Late>
        <p className={classes.text}>{t`Counting what would go…`}</p>
      </Late>
    )
  }
  const remove = async () => {
    setStarting(true)
    const job = await startJob({ kind: 'remove', params: removal })
    setStarting(false)
    if (!job) return
    onClose()
    const away = placeAway(removal, path)
    if (away) await navigate(away)
  }
  const { obstacle, messages } = plan.data
  return (
    <div className={classes.body} data-testid="removal-plan">
      <Plan plan={plan.data} kind={removal.kind} />
      {obstacle !== null && (
        <p className={classes.obstacle} role="alert">
          {obstacle}
        </p>
      )}
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose} data-autofocus>
          {obstacle === null ? t`Keep it` : t`Close`}
        </Button>
        {obstacle === null && (
          <Button
            color="red.9"
            loading={isStarting}
            leftSection={<IconTrash size={16} aria-hidden="true" />}
            onClick={() => void remove()}
          >
            {messages > 0
              ? t`Remove ${plural(messages, { one: '# message', other: '# messages' })}`
              : t`Remove`}
          </Button>
        )}
      </Group>
    </div>
  )
}

/** Where to go when the place on screen is about to vanish; null = it stays. */
function placeAway(removal: Removal, path: string) {
  if (removal.kind === 'guild' && `${path}/`.startsWith(`/g/${removal.guild_id}/`)) {
    return { to: '/' } as const
  }
  const [, , guildId, , channelId] = path.split('/')
  return removal.kind === 'channel' && channelId === removal.channel_id && guildId
    ? ({ to: '/g/$guildId', params: { guildId } } as const)
    : null
}

function Plan({ plan, kind }: { plan: RemovalPlan; kind: Removal['kind'] }) {
  const { channels, threads, messages, export_files, reads_again } = plan
  const counts = [
    channels > 0 && (kind === 'guild' || channels > 1) && countChannels(channels),
    threads > 0 &&
      (channels > 0 || threads > 1) &&
      plural(threads, { one: '# thread', other: '# threads' }),
    countMessages(messages),
    kind !== 'file' && plural(export_files, { one: '# export file', other: '# export files' }),
  ].filter((each) => each !== false)
  return (
    <>
      <p className={classes.name}>
        <bdi>{kind === 'channel' && channels > 0 ? `#${plan.name}` : plan.name}</bdi>
        {kind !== 'guild' && plan.guild_name && (
          <span className={classes.dim}>
            {kind === 'file' && plan.channel_name && <bdi>#{plan.channel_name}</bdi>}
            <bdi>{plan.guild_name}</bdi>
          </span>
        )}
      </p>
      <ul className={classes.counts}>
        {counts.map((count) => (
          <li key={count}>{count}</li>
        ))}
      </ul>
      {reads_again.length > 0 && <p className={classes.text}>{readAgain(reads_again)}</p>}
      {kind === 'file' && messages === 0 && (
        <p className={classes.text}>
          {t`No message goes: the file brought none, or an equal file is there as well.`}
        </p>
      )}
      <p className={classes.text}>
        {t`The exports on your disk are not touched. Folders that are kept in sync leave them out until they change; adding them by hand brings everything back.`}
      </p>
    </>
  )
}

/** That other exports of the same messages, by their names, are read once more. */
function readAgain(exports: readonly string[]): string {
  const first = exports.slice(0, 3).join(', ')
  const more = exports.length - 3
  const names = more > 0 ? t`${first} and ${more} more` : first
  return plural(exports.length, {
    one: `# other export of this channel holds messages of the same time: ${names}. Afterwards it is read again, so that only what this file alone brought is gone.`,
    other: `# other exports of this channel hold messages of the same time: ${names}. Afterwards they are read again, so that only what this file alone brought is gone.`,
  })
}
