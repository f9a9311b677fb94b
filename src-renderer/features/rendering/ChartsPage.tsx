import { t } from '@lingui/core/macro'
import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Span } from '#charts/span'
import { spanWords } from '#charts/span'
import type { ResultRow } from '#shared/question'
import { ChartView } from '../../ui/ChartView'
import { saveChart } from '../../ui/chart-files'
import { Sparkline } from '../../ui/Sparkline'
import { showError } from '../../ui/toasts'
import { CHART_CASES, type ChartCase } from './chart-cases'
import classes from './RenderingPage.module.css'

/** Every kind of chart of invented numbers, side by side, for those who work on how charts look; nothing leads here. */
export function ChartsPage() {
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <h1 className={classes.title}>{t`Charts`}</h1>
      </header>
      <div className={classes.cases}>
        {CHART_CASES.map((one) => (
          <Case key={one.name} chart={one} />
        ))}
        <section className={classes.case}>
          <h2 className={classes.caption}>{t`Sparklines`}</h2>
          <Sparkline values={[1, 4, 2, 8, 5, 7]} label="Rising" />
          <Sparkline values={[3]} />
          <Sparkline values={[0, 0, 0]} />
        </section>
      </div>
    </div>
  )
}

function Case({ chart }: { chart: ChartCase }) {
  const { name, spec, columns, rows } = chart
  const [span, setSpan] = useState<Span | null>(null)
  const [picked, setPicked] = useState<ResultRow | null>(null)
  const [opened, setOpened] = useState<ResultRow | null>(null)
  const narrows = name === 'Marks that narrow' || spec.kind === 'heatmap'
  const said = [
    span && `Chosen: ${spanWords(span)}`,
    picked && `Picked: row ${rows.indexOf(picked)}`,
    opened && `Opened: row ${rows.indexOf(opened)}`,
  ]
  const save = (format: 'svg' | 'png') =>
    saveChart(chart, { title: name, source: 'Invented numbers' }, 'chart', format).catch(showError)
  return (
    <section className={classes.case} aria-label={name}>
      <h2 className={classes.caption}>{name}</h2>
      <ChartView
        spec={spec}
        columns={columns}
        rows={rows}
        span={span}
        onSpan={setSpan}
        onOpen={setOpened}
        {...(narrows && {
          onPick: (row: ResultRow) => setPicked(row === picked ? null : row),
          picked: (row: ResultRow) => row === picked,
        })}
      />
      <Group gap={8} mt={8}>
        <Button size="compact-xs" variant="default" onClick={() => save('svg')}>
          SVG
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => save('png')}>
          PNG
        </Button>
        <output>{said.filter(Boolean).join(' · ')}</output>
      </Group>
    </section>
  )
}
