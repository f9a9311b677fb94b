import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconPhotoDown } from '@tabler/icons-react'
import type { PictureFormat } from '#shared/export'
import type { ColumnInfo, ResultRow } from '#shared/question'
import { ChartView } from '../../ui/ChartView'
import { saveChart } from '../../ui/chart-files'
import { showError } from '../../ui/toasts'
import type { AnswerChart } from './charts'
import classes from './Questions.module.css'
import type { Caption } from './use-caption'

type Props = {
  charts: readonly AnswerChart[]
  columns: ColumnInfo[]
  caption: Caption
  /** The file name offered, without extension. */
  name: string
  onOpen?: (row: ResultRow) => void
}

/** The charts of an answer: one, or one for each guild side by side. */
export function AnswerCharts({ charts, columns, caption, name, onOpen }: Props) {
  const open = onOpen ? { onOpen } : {}
  const [first] = charts
  if (first && first.title === null) {
    return <ChartView spec={first.spec} columns={columns} rows={first.rows} {...open} />
  }
  return (
    <div className={classes.multiples}>
      {charts.map((chart) => (
        <figure key={chart.key} className={classes.multiple}>
          <figcaption className={classes.multipleHead}>
            <bdi className={classes.multipleTitle}>{chart.title}</bdi>
            <SaveMenu
              label={t`Save the chart of ${chart.title ?? ''}`}
              onSave={(format) => {
                void savePicture(chart, columns, caption, name, format)
              }}
            />
          </figcaption>
          <ChartView spec={chart.spec} columns={columns} rows={chart.rows} {...open} />
        </figure>
      ))}
    </div>
  )
}

/** Writes a chart into a file with the words that say what it is of. */
export async function savePicture(
  { spec, rows, title }: AnswerChart,
  columns: ColumnInfo[],
  caption: Caption,
  name: string,
  format: PictureFormat,
): Promise<void> {
  const words = title === null ? caption.title : `${caption.title} ${title}`
  await saveChart({ spec, columns, rows }, { ...caption, title: words }, name, format).catch(
    showError,
  )
}

function SaveMenu(props: { label: string; onSave: (format: PictureFormat) => void }) {
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Tooltip label={props.label}>
          <ActionIcon size="sm" aria-label={props.label}>
            <IconPhotoDown size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => props.onSave('png')}>{t`PNG, a picture`}</Menu.Item>
        <Menu.Item onClick={() => props.onSave('svg')}>{t`SVG, to draw on`}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
