import { plural, select, t } from '@lingui/core/macro'
import { Button, NativeSelect } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowMerge, IconEye, IconEyeOff, IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { ENTITY_TYPES, type EntityDetails, type EntityType } from '#shared/entities'
import { TYPES } from '../../ui/entity-types'
import { formatCount } from '../../ui/format'
import { useTimeFormat } from '../../ui/time'
import classes from './Entities.module.css'
import { MergeDialog } from './MergeDialog'
import { useCorrections } from './use-corrections'

/** What it is and how often it is said, and what can be said about it. */
export function EntityHead({ entity, search }: { entity: EntityDetails; search: string }) {
  const { entity_id, name, type, messages, is_hidden } = entity
  const { correct, undo } = useCorrections()
  const [isMerging, merging] = useDisclosure(false)
  const { icon: Icon } = TYPES[type]
  const hiding = entity.corrections.find(({ kind }) => kind === 'hide')
  return (
    <header className={classes.head}>
      <div className={classes.grow}>
        <h1 className={classes.title}>
          <Icon size={20} stroke={1.6} className={classes.icon} aria-hidden />
          <bdi>{name}</bdi>
          {is_hidden && <span className={classes.hidden}>{t`hidden`}</span>}
        </h1>
        <p className={classes.lead}>
          <Facts entity={entity} />
        </p>
      </div>
      <NativeSelect
        size="xs"
        aria-label={t`What it is`}
        data={ENTITY_TYPES.map((each) => ({ value: each, label: TYPES[each].one }))}
        value={type}
        onChange={({ currentTarget }) => {
          const next = currentTarget.value as EntityType
          void correct(
            { kind: 'retype', entity_id, type: next },
            t`“${name}” is listed under ${select(next, {
              person: 'people',
              organisation: 'organisations',
              place: 'places',
              product: 'products',
              project: 'projects',
              ticker: 'tickers',
              other: 'others',
            })} now`,
          )
        }}
      />
      <Button
        size="xs"
        variant="default"
        leftSection={<IconArrowMerge size={14} aria-hidden />}
        onClick={merging.open}
      >
        {t`Same as…`}
      </Button>
      {is_hidden && hiding ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEye size={14} aria-hidden />}
          onClick={() => void undo(hiding.correction_id)}
        >
          {t`Show again`}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconEyeOff size={14} aria-hidden />}
          title={t`It is no name: leave it out of lists and facets`}
          onClick={() =>
            void correct({ kind: 'hide', entity_id }, t`“${name}” is left out of lists now`)
          }
        >
          {t`Hide`}
        </Button>
      )}
      <Button
        size="xs"
        leftSection={<IconSearch size={14} aria-hidden />}
        renderRoot={(rest) => <Link {...rest} to="/search" search={{ text: search }} />}
      >
        {t`Messages (${formatCount(messages)})`}
      </Button>
      <MergeDialog entity={entity} opened={isMerging} onClose={merging.close} />
    </header>
  )
}

function Facts({ entity }: { entity: EntityDetails }) {
  const time = useTimeFormat()
  const { type, authors, first_message_at: first, last_message_at: last } = entity
  return [
    TYPES[type].one,
    t`named by ${plural(authors, { one: '# person', other: '# people' })}`,
    ...(first && last
      ? [
          time.day(first) === time.day(last)
            ? time.day(first)
            : `${time.day(first)} – ${time.day(last)}`,
        ]
      : []),
  ].join(' · ')
}
