import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChartLine, IconTable } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { ChartView } from '../../ui/ChartView'
import { DataTable } from '../../ui/DataTable'
import { useSorted } from '../../ui/use-sorted'
import classes from './Overview.module.css'

/** The height of the charts, in pixels: two stand beside each other. */
export const CHART_HEIGHT = 184

/** A chart of the overview with its heading, or its numbers as a table. */
export function ChartPart(
  props: ComponentProps<typeof ChartView> & {
    className: string | undefined
    label: string
    /** What stands at the left of the line above. */
    head: ReactNode
    note?: ReactNode
  },
) {
  const { className, label, head, note, ...chart } = props
  const [isTable, setTable] = useState(false)
  const sorted = useSorted(chart.rows)
  const toggle = isTable ? t`Show the chart` : t`Show the numbers`
  const Icon = isTable ? IconChartLine : IconTable
  return (
    <section className={className} aria-label={label}>
      <header className={classes.partHead}>
        {head}
        <span className={classes.partNote}>{note}</span>
        <Tooltip label={toggle}>
          <ActionIcon
            size="sm"
            aria-label={`${toggle}: ${label}`}
            onClick={() => setTable(!isTable)}
          >
            <Icon size={16} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </header>
      {isTable ? (
        <div className={classes.table} style={{ height: CHART_HEIGHT }}>
          <DataTable
            label={label}
            columns={chart.columns}
            {...sorted}
            {...(chart.onOpen && { onOpen: chart.onOpen })}
          />
        </div>
      ) : (
        <ChartView {...chart} height={CHART_HEIGHT} />
      )}
    </section>
  )
}
