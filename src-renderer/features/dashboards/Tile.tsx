import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconArrowsVertical,
  IconCheck,
  IconDots,
  IconGripVertical,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ComponentProps, type KeyboardEvent, type PointerEvent, useMemo } from 'react'
import { type DashboardTile, TILE_WIDTHS } from '#shared/dashboard'
import { drillScope } from '#shared/drill'
import type { QuestionInfo, ResultRow } from '#shared/question'
import { answerColumns } from '#shared/several-guilds'
import { callQuery } from '../../client'
import { useShowMessages } from '../../message/show-messages'
import { ChartView } from '../../ui/ChartView'
import { DataTable } from '../../ui/DataTable'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { NameDialog } from '../../ui/NameDialog'
import { useSorted } from '../../ui/use-sorted'
import classes from './Dashboards.module.css'

const WIDTH_WORDS = {
  2: t`A third`,
  3: t`Half`,
  4: t`Two thirds`,
  6: t`Full width`,
} as const

/** The height that a chart over time is drawn in, as the stylesheet has it. */
const HEIGHT = { normal: 248, tall: 420 }

type Props = {
  tile: DashboardTile
  /** undefined = the archive does not know the question (any more). */
  info: QuestionInfo | undefined
  /** The tile's place, from 1, and of how many. */
  place: number
  of: number
  onChange: (tile: DashboardTile) => void
  onRemove: () => void
  onStep: (event: KeyboardEvent<HTMLElement>) => void
  onTake: (event: PointerEvent<HTMLElement>) => void
}

/** A question on a dashboard: its answer now, and every mark leads to its messages. */
export function Tile({ tile, info, place, of, onChange, onRemove, onStep, onTake }: Props) {
  const { run } = tile
  const title = tile.title ?? info?.title ?? run.id
  const { scope, guild_ids, params } = run
  const { data: described } = useQuery(
    callQuery('questions.describe', { scope, params, ...(guild_ids && { guild_ids }) }),
  )
  return (
    <article aria-label={title} className={classes.tileBody}>
      <header className={classes.tileHead}>
        <Tooltip label={t`Drag, or move with the arrow keys`}>
          <button
            type="button"
            className={classes.grip}
            aria-label={t`Move ${title}: place ${place} of ${of}`}
            onPointerDown={onTake}
            onKeyDown={onStep}
          >
            <IconGripVertical size={16} stroke={1.7} aria-hidden />
          </button>
        </Tooltip>
        <div className={classes.grow}>
          <h2 className={classes.tileTitle}>
            {info ? (
              <Link to="/questions/$id" params={{ id: run.id }} search={placeOf(tile)}>
                <bdi>{title}</bdi>
              </Link>
            ) : (
              <bdi>{title}</bdi>
            )}
          </h2>
          <p className={classes.tileNote} title={described?.words}>
            <bdi>{described?.words || t`Everything in the archive`}</bdi>
          </p>
        </div>
        <TileMenu tile={tile} title={title} onChange={onChange} onRemove={onRemove} />
      </header>
      <div className={classes.answer}>
        {info ? (
          <Answer tile={tile} info={info} title={title} />
        ) : (
          <p className={classes.dim}>
            {t`The archive does not know this question any more. Remove it, or bring the question back.`}
          </p>
        )}
      </div>
    </article>
  )
}

/** The address of the question as the tile asks it. */
function placeOf({ run: { scope, guild_ids, params, limit } }: DashboardTile) {
  return { scope, params, ...(guild_ids && { guild_ids }), ...(limit > 0 && { limit }) }
}

function Answer({ tile, info, title }: { tile: DashboardTile; info: QuestionInfo; title: string }) {
  const { run } = tile
  const answer = useQuery(callQuery('questions.run', run))
  const show = useShowMessages()
  const columns = useMemo(() => answerColumns(info, run), [info, run])
  if (answer.error) {
    return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
  }
  if (!answer.data) {
    return (
      <Late>
        <p className={classes.dim}>{t`Counting…`}</p>
      </Late>
    )
  }
  const { rows } = answer.data
  if (rows.length === 0) return <p className={classes.dim}>{t`Nothing to count here.`}</p>
  const spec = tile.chart ?? info.chart
  const open = (row: ResultRow) => {
    const behind = drillScope(info, run, row)
    if (behind) show(behind)
  }
  const onOpen = info.drill ? { onOpen: open } : {}
  if (spec.kind === 'table' || spec.kind === 'messages') {
    const readable = columns.filter(({ type }) => type !== 'id')
    return <SortedTable label={title} columns={readable} rows={rows} {...onOpen} />
  }
  const x = 'x' in spec ? columns.find((column) => column.name === spec.x)?.type : undefined
  const isClock = spec.kind === 'bar' && (x === 'hour' || x === 'weekday')
  const isFilling =
    (spec.kind === 'line' || isClock) && !('layout' in spec && spec.layout === 'apart')
  return (
    <ChartView
      spec={spec}
      columns={columns}
      rows={rows}
      {...(isFilling && { height: tile.is_tall ? HEIGHT.tall : HEIGHT.normal })}
      {...onOpen}
    />
  )
}

/** A table that keeps its order as long as it is on screen. */
function SortedTable(props: Omit<ComponentProps<typeof DataTable>, 'sort' | 'onSort'>) {
  return <DataTable {...props} {...useSorted(props.rows)} />
}

function TileMenu(props: Pick<Props, 'tile' | 'onChange' | 'onRemove'> & { title: string }) {
  const { tile, title, onChange, onRemove } = props
  const [isNaming, naming] = useDisclosure(false)
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon size="sm" aria-label={t`More about ${title}`}>
            <IconDots size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t`Width`}</Menu.Label>
          {TILE_WIDTHS.map((width) => (
            <Menu.Item
              key={width}
              role="menuitemradio"
              aria-checked={tile.width === width}
              leftSection={
                <IconCheck
                  size={16}
                  style={{ opacity: tile.width === width ? 1 : 0 }}
                  aria-hidden
                />
              }
              onClick={() => onChange({ ...tile, width })}
            >
              {WIDTH_WORDS[width]}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item
            leftSection={<IconArrowsVertical size={16} stroke={1.7} aria-hidden />}
            onClick={() => onChange({ ...tile, is_tall: !tile.is_tall })}
          >
            {tile.is_tall ? t`Make it lower` : t`Make it taller`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
            onClick={naming.open}
          >
            {t`Rename…`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
            onClick={onRemove}
          >
            {t`Remove`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {isNaming && (
        <NameDialog
          title={t`Title on this dashboard`}
          action={t`Rename`}
          start={title}
          onClose={naming.close}
          onName={(next) => onChange({ ...tile, title: next })}
        />
      )}
    </>
  )
}
