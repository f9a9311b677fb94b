import { Button, Group, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { ArchiveName, type KnownArchive } from '#shared/archives'
import { AppError } from '#shared/errors'
import { call, callQuery } from '../../client'
import { countOf, formatBytes } from '../../ui/format'
import { Modal } from '../../ui/Overlays'
import classes from './ArchivePage.module.css'

/** What is asked of the user. */
export type ArchiveDialog =
  | { kind: 'create' }
  | { kind: 'rename'; archive: KnownArchive }
  | { kind: 'delete'; archive: KnownArchive }

const TITLES = {
  create: 'New archive',
  rename: 'Rename the archive',
  delete: 'Delete this archive?',
} as const

/** The dialogs about archives; null = none is open. */
export function ArchiveDialogs(props: { dialog: ArchiveDialog | null; onClose: () => void }) {
  const { dialog, onClose } = props
  return (
    <Modal opened={dialog !== null} onClose={onClose} title={dialog && TITLES[dialog.kind]}>
      {dialog?.kind === 'create' && (
        <NameForm
          start=""
          action="Choose where…"
          about="It gets a folder of its own inside the one that you choose next, and is opened at once."
          onClose={onClose}
          run={(name) => call('archives.create', { name })}
        />
      )}
      {dialog?.kind === 'rename' && (
        <NameForm
          start={dialog.archive.name}
          action="Rename"
          about="Its folder keeps its name."
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
        label="Name"
        data-autofocus
        maxLength={80}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={refusal(naming.error)}
      />
      <p className={classes.text}>{props.about}</p>
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Cancel
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
            {countOf(held.guilds, 'guild')}, {countOf(held.messages, 'message')}
            {!is_current && ' when it was left last'}
          </li>
        )}
        <li>
          {size ? `${countOf(size.files, 'file')}, ${formatBytes(size.size_bytes)}` : 'Counting…'}
        </li>
      </ul>
      <p className={classes.text}>
        Only the archive’s own files are deleted, the copy of media among them. The exports that it
        was made from are not touched.
        {size &&
          size.others.length > 0 &&
          ` ${size.others.slice(0, 3).join(', ')}${size.others.length > 3 ? ` and ${size.others.length - 3} more` : ''} in its folder ${size.others.length === 1 ? 'stays' : 'stay'}.`}
        {is_current && ' Another archive is opened then.'}
      </p>
      <TextInput
        label={`Type “${name}” to delete it`}
        data-autofocus
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={refusal(removal.error)}
      />
      <Group justify="flex-end" gap={8}>
        <Button variant="default" onClick={onClose}>
          Keep it
        </Button>
        <Button
          type="submit"
          color="red.9"
          loading={removal.isPending}
          disabled={typed !== name}
          leftSection={<IconTrash size={16} aria-hidden />}
        >
          Delete
        </Button>
      </Group>
    </form>
  )
}

/** Why something was refused, as a sentence that stays in the dialog. */
function refusal(error: Error | null): string | null {
  return error && AppError.from(error).message
}
