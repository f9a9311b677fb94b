import { t } from '@lingui/core/macro'
import { Button, Menu } from '@mantine/core'
import {
  IconDownload,
  IconFileTypeHtml,
  IconFileTypePdf,
  IconPhoto,
  IconVector,
} from '@tabler/icons-react'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { type BoardPart, boardFile } from '#charts/board'
import type { Dashboard, DashboardFormat, DashboardTile } from '#shared/dashboard'
import { AppError } from '#shared/errors'
import type { PictureFormat } from '#shared/export'
import type { QuestionInfo } from '#shared/question'
import { answerColumns } from '#shared/several-guilds'
import { call, callQuery } from '../../client'
import { savePicture } from '../../ui/chart-files'
import { startJob } from '../../ui/jobs'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'

const WIDTH = 1400

type Props = { dashboard: Dashboard; questions: readonly QuestionInfo[] }

/** Writes a dashboard into a file that the user names. */
export function DashboardExport({ dashboard, questions }: Props) {
  const client = useQueryClient()
  const time = useTimeFormat()
  const { dashboard_id, name, tiles } = dashboard
  const writing = useMutation({
    mutationFn: async (format: DashboardFormat | PictureFormat) => {
      if (format === 'pdf' || format === 'html') return writeFile(dashboard_id, name, format)
      const parts = await Promise.all(tiles.map((tile) => partOf(client, tile, questions)))
      const source = `Discord Binding, ${time.day(new Date().toISOString())}`
      return savePicture(boardFile(document, WIDTH, { title: name, source }, parts), name, format)
    },
    onError: showError,
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={tiles.length === 0 || writing.isPending}
        >
          {t`Export`}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypePdf size={16} aria-hidden />}
          onClick={() => writing.mutate('pdf')}
        >
          {t`PDF, to print`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconFileTypeHtml size={16} aria-hidden />}
          onClick={() => writing.mutate('html')}
        >
          {t`HTML, a page for a browser`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconPhoto size={16} aria-hidden />}
          onClick={() => writing.mutate('png')}
        >
          {t`PNG, a picture`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconVector size={16} aria-hidden />}
          onClick={() => writing.mutate('svg')}
        >
          {t`SVG, to draw on`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

async function writeFile(dashboard_id: number, name: string, format: DashboardFormat) {
  const path = await call('dialog.save_file', { suggested_name: `${name}.${format}`, format })
  if (path !== null) await startJob({ kind: 'dashboard', params: { dashboard_id, format, path } })
}

/** A tile as it is drawn into a picture; one whose question fails says so. */
async function partOf(
  client: QueryClient,
  tile: DashboardTile,
  questions: readonly QuestionInfo[],
): Promise<BoardPart> {
  const { run, width } = tile
  const { scope, guild_ids, params } = run
  const info = questions.find((question) => question.id === run.id)
  const title = tile.title ?? info?.title ?? run.id
  const asked = { scope, params, ...(guild_ids && { guild_ids }) }
  const { words } = await client.fetchQuery(callQuery('questions.describe', asked))
  const empty = {
    title,
    note: words,
    width,
    spec: { kind: 'table' as const },
    columns: [],
    rows: [],
  }
  if (!info) return { ...empty, problem: t`The archive does not know this question.` }
  try {
    const { rows } = await client.fetchQuery(callQuery('questions.run', run))
    return { ...empty, spec: tile.chart ?? info.chart, columns: answerColumns(info, run), rows }
  } catch (thrown) {
    return { ...empty, problem: AppError.from(thrown).message }
  }
}
