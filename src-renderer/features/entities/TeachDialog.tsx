import { t } from '@lingui/core/macro'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { ENTITY_TYPES, EntityCorrection, type EntityType } from '#shared/entities'
import { TYPES } from '../../ui/entity-types'
import { Modal } from '../../ui/Overlays'
import { useCorrections } from './use-corrections'

type Props = { opened: boolean; start: string; onClose: () => void }

/** Asks for a name that messages are to be read for. */
export function TeachDialog({ opened, start, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`Teach a name`}>
      <Form start={start} onClose={onClose} />
    </Modal>
  )
}

function Form({ start, onClose }: Omit<Props, 'opened'>) {
  const { correct } = useCorrections()
  const [name, setName] = useState(start)
  const [type, setType] = useState<EntityType>('project')
  const said = EntityCorrection.safeParse({ kind: 'teach', name, type })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!said.success) return
    onClose()
    await correct(said.data, t`“${name.trim()}” is looked for in the messages now`)
  }
  return (
    <form onSubmit={submit}>
      <TextInput
        label={t`Name`}
        description={t`As messages write it, in whatever case.`}
        data-autofocus
        maxLength={80}
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <NativeSelect
        mt={12}
        label={t`Type`}
        data={ENTITY_TYPES.map((each) => ({ value: each, label: TYPES[each].one }))}
        value={type}
        onChange={({ currentTarget }) => setType(currentTarget.value as EntityType)}
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t`Cancel`}
        </Button>
        <Button type="submit" disabled={!said.success}>
          {t`Teach`}
        </Button>
      </Group>
    </form>
  )
}
