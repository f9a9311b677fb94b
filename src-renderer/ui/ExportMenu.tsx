import { t } from '@lingui/core/macro'
import { Button, Group, Menu, SegmentedControl } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconDownload, IconFileTypeCsv, IconJson, IconMarkdown } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type ExportFormat, type ExportSource, extensionOf, MAX_CONTEXT } from '#shared/export'
import { call } from '../client'
import { startJob } from './jobs'
import { Modal } from './Overlays'
import { showError } from './toasts'

type Props = {
  /** What to write: all of it, not the rows on screen. */
  source: ExportSource
  /** The file name offered, without extension. */
  name: string
  disabled?: boolean
  /** More items of the menu. */
  children?: ReactNode
}

/**
 * Lets the user name a file and writes rows into it; nothing happens when they cancel. `context` = the messages before and
 * after each hit, in Markdown.
 */
export async function exportRows(
  source: ExportSource,
  name: string,
  format: ExportFormat,
  context?: number,
) {
  const suggested_name = `${name}.${extensionOf(format)}`
  const path = await call('dialog.save_file', { suggested_name, format })
  if (path !== null) {
    await startJob({
      kind: 'export',
      params: { source, format, path, ...(context !== undefined && { context }) },
    })
  }
}

/** Writes a table to a file that the user names; the job strip shows how far it is. */
export function ExportMenu({ source, name, disabled = false, children }: Props) {
  const [isAsking, { open, close }] = useDisclosure(false)
  const exporting = useMutation({
    mutationFn: ({ format, context }: { format: ExportFormat; context?: number }) =>
      exportRows(source, name, format, context),
    onError: showError,
  })
  return (
    <>
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDownload size={14} aria-hidden />}
            disabled={disabled || exporting.isPending}
          >
            {t`Export`}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconFileTypeCsv size={16} aria-hidden />}
            onClick={() => exporting.mutate({ format: 'csv' })}
          >
            {t`CSV, for spreadsheets`}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconJson size={16} aria-hidden />}
            onClick={() => exporting.mutate({ format: 'json' })}
          >
            {t`JSON, for programs`}
          </Menu.Item>
          {source.kind === 'search' && (
            <Menu.Item leftSection={<IconMarkdown size={16} aria-hidden />} onClick={open}>
              {t`Markdown, to read…`}
            </Menu.Item>
          )}
          {children}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isAsking} onClose={close} title={t`Export as Markdown`}>
        <ContextForm
          onCancel={close}
          onChoose={(context) => {
            close()
            exporting.mutate({ format: 'markdown', context })
          }}
        />
      </Modal>
    </>
  )
}

const CHOICES = Array.from({ length: MAX_CONTEXT + 1 }, (_, count) => String(count))

/** Asks how much of the conversation stands around each hit. */
function ContextForm(props: { onCancel: () => void; onChoose: (context: number) => void }) {
  const [context, setContext] = useState('2')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        props.onChoose(Number(context))
      }}
    >
      <p id="context-label" style={{ margin: '0 0 8px' }}>
        {t`Messages before and after each hit`}
      </p>
      <SegmentedControl
        aria-labelledby="context-label"
        data={CHOICES}
        value={context}
        onChange={setContext}
        fullWidth
      />
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={props.onCancel}>
          {t`Cancel`}
        </Button>
        <Button type="submit">{t`Choose a file…`}</Button>
      </Group>
    </form>
  )
}
