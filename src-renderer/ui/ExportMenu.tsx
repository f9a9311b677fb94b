import { Button, Menu } from '@mantine/core'
import { IconDownload, IconFileTypeCsv, IconJson } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import type { ExportSource, TableFormat } from '#shared/export'
import { call } from '../client'
import { startJob } from './jobs'
import { showError } from './toasts'

type Props = {
  /** What to write: all of it, not the rows on screen. */
  source: ExportSource
  /** The file name offered, without extension. */
  name: string
  disabled?: boolean
}

/** Lets the user name a file and writes a table into it; nothing happens when they cancel. */
export async function exportTable(source: ExportSource, name: string, format: TableFormat) {
  const path = await call('dialog.save_file', { suggested_name: `${name}.${format}`, format })
  if (path !== null) {
    await startJob({ kind: 'export', params: { source, format, path } })
  }
}

/** Writes a table to a file that the user names; the job strip shows how far it is. */
export function ExportMenu({ source, name, disabled = false }: Props) {
  const exporting = useMutation({
    mutationFn: (format: TableFormat) => exportTable(source, name, format),
    onError: showError,
  })
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconDownload size={14} aria-hidden />}
          disabled={disabled || exporting.isPending}
        >
          Export
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconFileTypeCsv size={16} aria-hidden />}
          onClick={() => exporting.mutate('csv')}
        >
          CSV, for spreadsheets
        </Menu.Item>
        <Menu.Item
          leftSection={<IconJson size={16} aria-hidden />}
          onClick={() => exporting.mutate('json')}
        >
          JSON, for programs
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
