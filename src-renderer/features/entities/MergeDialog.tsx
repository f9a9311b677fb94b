import { t } from '@lingui/core/macro'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { EntityDetails } from '#shared/entities'
import { callQuery } from '../../client'
import { countMessages } from '../../ui/counts'
import { TYPES } from '../../ui/entity-types'
import { Modal } from '../../ui/Overlays'
import { walkThrough } from '../../ui/walk'
import classes from './Entities.module.css'
import { useCorrections } from './use-corrections'

type Props = { entity: EntityDetails; opened: boolean; onClose: () => void }

const SHOWN = 8
const walk = walkThrough('[data-into], input')

/** Asks which other entity this one is. */
export function MergeDialog({ entity, opened, onClose }: Props) {
  return (
    <Modal opened={opened} onClose={onClose} title={t`“${entity.name}” is the same as…`}>
      <Choice entity={entity} onClose={onClose} />
    </Modal>
  )
}

function Choice({ entity, onClose }: Omit<Props, 'opened'>) {
  const { correct } = useCorrections()
  const navigate = useNavigate()
  // most often its other name begins alike
  const [typed, setTyped] = useState(entity.name.split(/\s/)[0] ?? '')
  const [text] = useDebouncedValue(typed.trim(), 120)
  const found = useQuery({
    ...callQuery('entities.list', { ...(text !== '' && { text }), limit: SHOWN + 1 }),
    placeholderData: keepPreviousData,
  })
  const others = (found.data?.entities ?? [])
    .filter(({ entity_id }) => entity_id !== entity.entity_id)
    .slice(0, SHOWN)
  const merge = async (into_id: number, name: string) => {
    onClose()
    const now = await correct(
      { kind: 'merge', entity_id: entity.entity_id, into_id },
      t`“${entity.name}” and “${name}” are one now`,
    )
    if (now !== null) {
      void navigate({ to: '/entities/$entityId', params: { entityId: String(now) }, replace: true })
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys walk between the controls inside
    <div onKeyDown={walk}>
      <TextInput
        data-autofocus
        label={t`Name`}
        value={typed}
        maxLength={100}
        onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        onFocus={({ currentTarget }) => currentTarget.select()}
      />
      <ul className={classes.others} aria-label={t`Entities to choose from`}>
        {others.map(({ entity_id, name, type, messages }) => {
          const { icon: Icon, one } = TYPES[type]
          return (
            <li key={entity_id}>
              <button
                type="button"
                className={classes.other}
                data-into={entity_id}
                onClick={() => void merge(entity_id, name)}
              >
                <Icon size={16} stroke={1.6} className={classes.icon} role="img" aria-label={one} />
                <bdi className={classes.grow}>{name}</bdi>
                <span className={classes.dim}>{countMessages(messages)}</span>
              </button>
            </li>
          )
        })}
      </ul>
      {found.data && others.length === 0 && (
        <p className={classes.dim}>{t`No other entity has a name with this in it.`}</p>
      )}
    </div>
  )
}
