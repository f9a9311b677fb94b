import { t } from '@lingui/core/macro'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconEyeOff, IconHistory, IconPlus, IconSearch, IconTags } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { ENTITY_TYPES, type EntityRow, type EntityType } from '#shared/entities'
import { call, callQuery } from '../../client'
import { countMessages, countPeople } from '../../ui/counts'
import { EmptyState } from '../../ui/EmptyState'
import { EndlessList } from '../../ui/EndlessList'
import { ErrorState } from '../../ui/ErrorState'
import { TYPES } from '../../ui/entity-types'
import { GuildSelect } from '../../ui/GuildSelect'
import { Late } from '../../ui/Late'
import { ReadingState } from '../../ui/ReadingState'
import { useTyped } from '../../ui/typed'
import { walkThrough } from '../../ui/walk'
import { CorrectionsDrawer } from './CorrectionsDrawer'
import classes from './Entities.module.css'
import type { EntitiesParams } from './search-params'
import { TeachDialog } from './TeachDialog'

const PAGE = 100
const ALL = ''
const walk = walkThrough('[data-entity]')

/** What messages name, by how many do so. */
export function EntitiesPage() {
  const params = useSearch({ from: '/entities' })
  const { find, type, guild_id, is_hidden } = params
  const navigate = useNavigate({ from: '/entities' })
  const change = (next: Partial<EntitiesParams>) =>
    void navigate({ search: { ...params, ...next }, replace: true })
  const [typed, setTyped] = useTyped(find, (text) => change({ find: text }))
  const [isTeaching, teaching] = useDisclosure(false)
  const [isHistory, history] = useDisclosure(false)
  const corrections = useQuery(callQuery('entities.corrections', {})).data ?? []
  const guilds = useQuery(callQuery('guilds.list', {})).data ?? []
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <div className={classes.grow}>
          <h1 className={classes.title}>{t`Entities`}</h1>
          <p className={classes.lead}>
            {t`People, places, projects and other names that messages speak of.`}
          </p>
        </div>
        {corrections.length > 0 && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconHistory size={14} aria-hidden />}
            onClick={history.open}
          >
            {t`Corrections (${corrections.length})`}
          </Button>
        )}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={teaching.open}
        >
          {t`Teach a name…`}
        </Button>
      </header>
      <div className={classes.bar}>
        <TextInput
          size="xs"
          className={classes.find}
          aria-label={t`Filter entities`}
          placeholder={t`Filter by name`}
          leftSection={<IconSearch size={14} aria-hidden />}
          maxLength={100}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <NativeSelect
          size="xs"
          aria-label={t`Type of entity`}
          data={[
            { value: ALL, label: t`All types` },
            ...ENTITY_TYPES.map((each) => ({ value: each, label: TYPES[each].many })),
          ]}
          value={type ?? ALL}
          onChange={({ currentTarget }) =>
            change({ type: (currentTarget.value as EntityType) || undefined })
          }
        />
        {guilds.length > 1 && (
          <GuildSelect
            value={guild_id}
            anyLabel={t`All guilds`}
            onChange={(next) => change({ guild_id: next })}
          />
        )}
        <Button
          size="xs"
          variant={is_hidden ? 'light' : 'subtle'}
          color={is_hidden ? 'accent' : 'gray'}
          aria-pressed={is_hidden === 'yes'}
          leftSection={<IconEyeOff size={14} aria-hidden />}
          onClick={() => change({ is_hidden: is_hidden ? undefined : 'yes' })}
        >
          {t`Hidden ones`}
        </Button>
      </div>
      <ReadingState kind="language" what="entities" />
      <List params={params} onClear={() => void navigate({ search: {}, replace: true })} />
      <TeachDialog opened={isTeaching} start={find} onClose={teaching.close} />
      <CorrectionsDrawer opened={isHistory} onClose={history.close} corrections={corrections} />
    </div>
  )
}

function List({ params, onClear }: { params: EntitiesParams; onClear: () => void }) {
  const query = useMemo(
    () => ({
      ...(params.find.trim() !== '' && { text: params.find.trim() }),
      ...(params.type && { type: params.type }),
      ...(params.guild_id && { guild_id: params.guild_id }),
      is_hidden: params.is_hidden === 'yes',
    }),
    [params],
  )
  const pages = useInfiniteQuery({
    queryKey: ['entities.list', query],
    queryFn: ({ pageParam, signal }) =>
      call('entities.list', { ...query, cursor: pageParam, limit: PAGE }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next_cursor,
    placeholderData: keepPreviousData,
  })
  if (pages.error) return <ErrorState error={pages.error} onRetry={() => void pages.refetch()} />
  const entities = pages.data?.pages.flatMap((page) => page.entities)
  if (!entities) {
    return (
      <Late>
        <p className={classes.wait}>{t`Looking for entities…`}</p>
      </Late>
    )
  }
  if (entities.length === 0) {
    const isNarrowed = Object.keys(query).length > 1 || query.is_hidden
    return isNarrowed ? (
      <EmptyState
        icon={IconTags}
        title={query.is_hidden ? t`Nothing is hidden` : t`No such name`}
        action={<Button onClick={onClear}>{t`Show all`}</Button>}
      >
        {query.is_hidden
          ? t`Names that you hide stand here, and can be brought back.`
          : t`A name is listed when three messages of two people say it, or when you search for just that name.`}
      </EmptyState>
    ) : (
      <EmptyState icon={IconTags} title={t`No entities yet`}>
        {t`Once messages were read, the people, places and projects that they speak of stand here.`}
      </EmptyState>
    )
  }
  const most = Math.max(1, ...entities.map(({ messages }) => messages))
  return (
    <nav className={classes.list} aria-label={t`Entities`} onKeyDown={walk}>
      <EndlessList
        label={t`Entities by how many messages name them`}
        onMore={pages.hasNextPage && !pages.isFetching ? () => void pages.fetchNextPage() : null}
      >
        {entities.map((entity, index) => (
          <Row
            key={entity.entity_id}
            entity={entity}
            most={most}
            guild_id={params.guild_id}
            isFirst={index === 0}
          />
        ))}
      </EndlessList>
    </nav>
  )
}

function Row(props: {
  entity: EntityRow
  most: number
  guild_id: string | undefined
  isFirst: boolean
}) {
  const { entity, most, guild_id } = props
  const { icon: Icon, one } = TYPES[entity.type]
  return (
    <Link
      className={classes.row}
      data-entity={entity.entity_id}
      {...(props.isFirst && { 'data-pane-entry': '' })}
      to="/entities/$entityId"
      params={{ entityId: String(entity.entity_id) }}
      search={guild_id ? { guild_id } : {}}
    >
      <Icon size={18} stroke={1.6} className={classes.icon} aria-hidden />
      <bdi className={classes.name}>{entity.name}</bdi>
      <span className={classes.type}>{one}</span>
      <span className={classes.measure} aria-hidden>
        <span style={{ width: `${(100 * entity.messages) / most}%` }} />
      </span>
      <span className={classes.number}>{countMessages(entity.messages)}</span>
      <span className={`${classes.number} ${classes.people}`}>{countPeople(entity.authors)}</span>
    </Link>
  )
}
