import { t } from '@lingui/core/macro'
import { Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconCheck,
  IconChevronDown,
  IconFolderOpen,
  IconInfoCircle,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { KnownArchive } from '#shared/archives'
import { addArchive, openArchive, useArchives } from './archives'

/** The archives opened last first, so many of them. */
const RECENT = 8

/** The name of the open archive, with a way to the others. */
export function ArchiveSwitch() {
  const { data: archives = [] } = useArchives()
  const current = archives.find(({ is_current }) => is_current)
  if (!current) return null
  return (
    <Menu position="bottom-start" withinPortal>
      <Menu.Target>
        <Button
          size="xs"
          variant="default"
          maw={260}
          leftSection={<IconArchive size={14} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={t`Archive ${current.name}: open another`}
        >
          <bdi>{current.name}</bdi>
        </Button>
      </Menu.Target>
      <Menu.Dropdown maw={360}>
        {recent(archives).map((archive) => (
          <Menu.Item
            key={archive.archive_id}
            leftSection={<IconCheck size={16} aria-hidden opacity={archive.is_current ? 1 : 0} />}
            disabled={archive.state === 'missing' || archive.state === 'not_an_archive'}
            aria-current={archive.is_current || undefined}
            onClick={() => archive.is_current || void openArchive(archive)}
          >
            <bdi>{archive.name}</bdi>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconFolderOpen size={16} stroke={1.7} aria-hidden />}
          onClick={() => void addArchive()}
        >
          {t`Open another…`}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconInfoCircle size={16} stroke={1.7} aria-hidden />}
          renderRoot={(props) => <Link to="/archive" {...props} />}
        >
          {t`About this archive, and others`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

function recent(archives: readonly KnownArchive[]): KnownArchive[] {
  return archives
    .toSorted(
      (a, b) =>
        Number(b.is_current) - Number(a.is_current) ||
        (b.last_opened_at ?? '').localeCompare(a.last_opened_at ?? ''),
    )
    .slice(0, RECENT)
}
