import { plural, t } from '@lingui/core/macro'
import { Button, Group, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ArchiveName, type KnownArchive } from '#shared/archives'
import { AppError } from '#shared/errors'
import { call, callQuery } from '../../client'
import { countFiles } from '../../ui/counts'
import { formatBytes } from '../../ui/format'
import { Modal } from '../../ui/Overlays'
import classes from './ArchivePage.module.css'

/** What is asked of the user. */
export type ArchiveDialog =
  | { kind: 'create' }
  | { kind: 'rename'; archive: KnownArchive }
  | { kind: 'delete'; archive: KnownArchive }

const TITLES = {
  create: t`New archive`,
  rename: t`Rename the archive`,
  delete: t`Delete this archive?`,
} as const

/** The dialogs about archives; null = none is open. */
export function ArchiveDialogs(props: { dialog: ArchiveDialog | null; onClose: () => void }) {
  const { dialog, onClose } = props
  return (
    <Modal opened={dialog !== null} onClose={onClose} title={dialog && TITLES[dialog.kind]}>
      {dialog?.kind === 'create' && (
        <NameForm
          start=""
          action={t`Choose where…`}
          about={t`It gets a folder of its own inside the one that you choose next, and is opened at once.`}
          onClose={onClose}
          run={(name) => call('archives.create', { name })}
        />
      )}
      {dialog?.kind === 'rename' && (
        <NameForm
          start={dialog.archive.name}
          action={t`Rename`}
          about={t`Its folder keeps its name.`}
          onClose={onClose}
          run={(name) =>
            call('archives.rename', { archive_id: dialog.archive.archive_id, name }).then(
              () => true,
            )
          }
        />
      )}
      {dialog?.kind === 'delete' && <Deletion archive={dialog.archive} onClose={onClose} />}
    </Modal>
  )
}

function NameForm(props: {
  start: string
  action: string
  about: string
  onClose: () => void
  /** False = the user changed their mind. */
  run: (name: string) => Promise<boolean>
}) {
  const [name, setName] = useState(props.start)
  const { onClose, run } = props
  const naming = useMutation({
    mutationFn: run,
    onSuccess: (isDone) => isDone && onClose(),
  })
  const valid = ArchiveName.safeParse(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (valid.success) naming.mutate(valid.data)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        label={t`Name`}
        data-autofocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={refusal(naming.error)}
      />
      <p className={classes.text}>{props.about}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t`Cancel`}
        </Button>
        <Button type="submit" loading={naming.isPending} disabled={!valid.success}>
          {props.action}
        </Button>
      </Group>
    </form>
  )
}

function Deletion({ archive, onClose }: { archive: KnownArchive; onClose: () => void }) {
  const { archive_id, name, is_current, counts } = archive
  const [typed, setTyped] = useState('')
  const removal = useMutation({
    mutationFn: (typed_name: string) => call('archives.remove', { archive_id, typed_name }),
    onSuccess: onClose,
  })
  const { data: size } = useQuery({
    ...callQuery('archives.size', { archive_id }),
    staleTime: 0,
    gcTime: 0,
  })
  const { data: guilds } = useQuery({ ...callQuery('guilds.list', {}), enabled: is_current })
  const held = is_current
    ? guilds && {
        guilds: guilds.length,
        messages: guilds.reduce((sum, guild) => sum + guild.messages, 0),
      }
    : counts
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (typed === name) removal.mutate(typed)
  }
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.path}>{archive.path}</p>
      <ul className={classes.counts}>
        {held && (
          <li>
            {is_current
              ? t`${plural(held.guilds, { one: '# guild', other: '# guilds' })}, ${plural(held.messages, { one: '# message', other: '# messages' })}`
              : t`${plural(held.guilds, { one: '# guild', other: '# guilds' })}, ${plural(held.messages, { one: '# message', other: '# messages' })} when it was left last`}
          </li>
        )}
        <li>
          {size ? `${countFiles(size.files)}, ${formatBytes(size.size_bytes)}` : t`Counting…`}
        </li>
      </ul>
      <p className={classes.text}>
        {t`Only the archive’s own files are deleted, the copy of media among them. The exports that it was made from are not touched.`}
        {size && size.others.length > 0 && ` ${staying(size.others)}`}
        {is_current && ` ${t`Another archive is opened then.`}`}
      </p>
      <TextInput
        label={t`Type “${name}” to delete it`}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={refusal(removal.error)}
      />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          {t`Keep it`}
        </Button>
        <Button
          type="submit"
          color="red.9"
          loading={removal.isPending}
          disabled={typed !== name}
          leftSection={<IconTrash size={16} aria-hidden />}
        >
          {t`Delete`}
        </Button>
      </Group>
    </form>
  )
}

/** What else lies in the folder of the archive and stays there, as a sentence. */
function staying(others: readonly string[]): string {
  const names = others.slice(0, 3).join(', ')
  const more = others.length - 3
  return more > 0
    ? t`${names} and ${plural(more, { one: '# more', other: '# more' })} in its folder stay.`
    : plural(others.length, {
        one: `${names} in its folder stays.`,
        other: `${names} in its folder stay.`,
      })
}

/** Why something was refused, as a sentence that stays in the dialog. */
function refusal(error: Error | null): string | null {
  return error && AppError.from(error).message
}
