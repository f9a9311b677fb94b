import { t } from '@lingui/core/macro'
import { Select } from '@mantine/core'
import type { ChartSpec, ColumnInfo } from '#shared/question'
import {
  CHART_KINDS,
  type ChartKind,
  type ChartPlace,
  columnsFor,
  fitChart,
  placesOf,
} from './fit-chart'
import classes from './Write.module.css'

const KIND_WORDS: Record<ChartKind, string> = {
  table: t`Table only`,
  bar: t`Bars`,
  line: t`Line`,
  heatmap: t`Heatmap`,
  cloud: t`Words`,
  number: t`A number`,
}

type Props = {
  chart: ChartSpec
  columns: readonly ColumnInfo[]
  onChange: (chart: ChartSpec) => void
}

/** How an answer is drawn: the kind of chart, and which column stands where in it. */
export function ChartChoice({ chart, columns, onChange }: Props) {
  const kind = CHART_KINDS.find((one) => one === chart.kind) ?? 'table'
  const chosen = chart as Partial<Record<ChartPlace, string>>
  return (
    <div className={classes.chartChoice}>
      <Select
        size="xs"
        w={120}
        label={t`Chart`}
        allowDeselect={false}
        data={CHART_KINDS.map((one) => ({
          value: one,
          label: KIND_WORDS[one],
          disabled: fitChart(one, columns) === null,
        }))}
        value={kind}
        onChange={(next) => {
          const fitting = fitChart(next as ChartKind, columns, chosen)
          if (fitting) onChange(fitting)
        }}
      />
      {placesOf(kind).map((place) => (
        <Select
          key={place}
          size="xs"
          w={150}
          label={placeWords(kind, place)}
          allowDeselect={place === 'series'}
          clearable={place === 'series'}
          placeholder={place === 'series' ? t`None` : t`Choose`}
          data={columnsFor(kind, place, columns).map(({ name, label }) => ({ value: name, label }))}
          value={chosen[place] ?? null}
          onChange={(next) => {
            const fitting = fitChart(kind, columns, swapped(chosen, place, next))
            if (fitting) onChange(fitting)
          }}
        />
      ))}
    </div>
  )
}

/** The places with one filled anew; a column that stood elsewhere gives up that place for the one it replaces. */
function swapped(
  chosen: Partial<Record<ChartPlace, string>>,
  place: ChartPlace,
  column: string | null,
): Partial<Record<ChartPlace, string | undefined>> {
  const before = chosen[place]
  const other = (Object.keys(chosen) as ChartPlace[]).find(
    (one) => one !== place && chosen[one] === column && column !== null,
  )
  return { ...chosen, ...(other && { [other]: before }), [place]: column ?? undefined }
}

function placeWords(kind: ChartKind, place: ChartPlace): string {
  if (place === 'series') return t`Parted by`
  if (place === 'value') return t`As dark as`
  if (kind === 'cloud') return place === 'x' ? t`Words` : t`As large as`
  if (kind === 'heatmap') return place === 'x' ? t`Across` : t`Down`
  if (kind === 'number') return t`Number`
  return place === 'x' ? t`Along` : t`Measure`
}
