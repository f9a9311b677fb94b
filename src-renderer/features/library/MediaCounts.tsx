import { t } from '@lingui/core/macro'
import type { ReactNode } from 'react'
import type { MediaCount, MediaKind } from '#shared/media'
import type { MessageTrait } from '#shared/scope'
import { useShowMessages } from '../../message/show-messages'
import { formatCount } from '../../ui/format'
import classes from './MediaSection.module.css'

const LABELS: Record<MediaKind, string> = {
  attachment: t`Attachments`,
  sticker: t`Stickers`,
  embed: t`Link cards`,
  avatar: t`Avatars`,
  emoji: t`Emoji`,
  guild: t`Guild icons`,
}

/** Which messages a number is about, where they can be told. */
const NAMED: Partial<Record<MediaKind, MessageTrait>> = {
  attachment: 'attachment',
  sticker: 'sticker',
}

/** How many files the archive names, kind by kind, and where they are; numbers lead to their messages. */
export function MediaCounts({ counts }: { counts: readonly MediaCount[] }) {
  const shown = counts.filter(({ named }) => named > 0)
  if (shown.length === 0) return null
  return (
    <table className={classes.counts}>
      <thead>
        <tr>
          <td />
          <th scope="col">{t`Named`}</th>
          <th scope="col" title={t`In a media folder or in the archive`}>
            {t`At hand`}
          </th>
          <th scope="col" title={t`In the archive's own copy`}>
            {t`Copied`}
          </th>
          <th scope="col" title={t`Nowhere on this computer`}>
            {t`Missing`}
          </th>
        </tr>
      </thead>
      <tbody>
        {shown.map((count) => (
          <Row key={count.kind} count={count} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ count }: { count: MediaCount }) {
  const { kind, named, kept, copied, remote } = count
  const isAttachment = kind === 'attachment'
  const links = remote > 0 ? t`For ${formatCount(remote)} of them there is only a link` : undefined
  return (
    <tr>
      <th scope="row">{LABELS[kind]}</th>
      <td>
        <Messages count={named} has={NAMED[kind]} />
      </td>
      <td>
        <Messages count={kept} has={isAttachment ? 'attachment_kept' : undefined} />
      </td>
      <td>{formatCount(copied)}</td>
      <td title={links}>
        <Messages count={named - kept} has={isAttachment ? 'attachment_missing' : undefined} />
      </td>
    </tr>
  )
}

/** A number that opens its messages; plain where there are none to open. */
function Messages({ count, has }: { count: number; has: MessageTrait | undefined }): ReactNode {
  const show = useShowMessages()
  if (has === undefined || count === 0) return formatCount(count)
  return (
    <button
      type="button"
      className={classes.number}
      title={t`Show the messages`}
      onClick={() => show({ has: [has] })}
    >
      {formatCount(count)}
    </button>
  )
}
