import { t } from '@lingui/core/macro'
import { Button, Group, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { Modal } from './Overlays'

const Name = z.string().trim().min(1).max(100)

type Props = {
  title: string
  /** What the button says. */
  action: string
  /** The name that stands there first, selected. */
  start: string
  onClose: () => void
  onName: (name: string) => void
}

/** Asks for a name of up to a hundred characters. */
export function NameDialog({ title, action, start, onClose, onName }: Props) {
  const [typed, setTyped] = useState(start)
  const name = Name.safeParse(typed)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!name.success) return
    onName(name.data)
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={title}>
      <form onSubmit={submit}>
        <TextInput
          label={t`Name`}
          data-autofocus
          maxLength={100}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
        />
        <Group justify="flex-end" gap={8} mt={16}>
          <Button variant="default" onClick={onClose}>
            {t`Cancel`}
          </Button>
          <Button type="submit" disabled={!name.success}>
            {action}
          </Button>
        </Group>
      </form>
    </Modal>
  )
}
