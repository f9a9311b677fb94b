import { t } from '@lingui/core/macro'
import { Menu } from '@mantine/core'
import { IconLink, IconMarkdown, IconPhoto, IconVector } from '@tabler/icons-react'
import type { ColumnInfo, QuestionRun } from '#shared/question'
import { copyText, useCopyPlace } from '../../ui/copy-link'
import { ExportMenu } from '../../ui/ExportMenu'
import { useTimeFormat } from '../../ui/time'
import { savePicture } from './AnswerCharts'
import type { AnswerChart } from './charts'
import { type TableView, tableMarkdown } from './table-view'
import type { Caption } from './use-caption'

type Props = {
  run: QuestionRun
  columns: ColumnInfo[]
  charts: readonly AnswerChart[]
  view: TableView
  caption: Caption
  disabled: boolean
}

/** Everything that an answer can be taken away as. */
export function AnswerMenu({ run, columns, charts, view, caption, disabled }: Props) {
  const time = useTimeFormat()
  const copyPlace = useCopyPlace()
  const [chart] = charts
  return (
    <ExportMenu source={{ kind: 'question', run }} name={run.id} disabled={disabled}>
      {chart && charts.length === 1 && (
        <>
          <Menu.Item
            leftSection={<IconPhoto size={16} aria-hidden />}
            onClick={() => void savePicture(chart, columns, caption, run.id, 'png')}
          >
            {t`PNG, the chart as a picture`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconVector size={16} aria-hidden />}
            onClick={() => void savePicture(chart, columns, caption, run.id, 'svg')}
          >
            {t`SVG, the chart to draw on`}
          </Menu.Item>
        </>
      )}
      <Menu.Divider />
      <Menu.Item
        leftSection={<IconMarkdown size={16} aria-hidden />}
        onClick={() =>
          void copyText(tableMarkdown(view, caption, time), {
            copied: t`The table was copied`,
            failed: t`The table was not copied: the clipboard is not available`,
          })
        }
      >
        {t`Copy the table as Markdown`}
      </Menu.Item>
      <Menu.Item leftSection={<IconLink size={16} aria-hidden />} onClick={() => void copyPlace()}>
        {t`Copy a link to exactly this`}
      </Menu.Item>
    </ExportMenu>
  )
}
