import { plural, t } from '@lingui/core/macro'
import { ActionIcon, Button, Menu } from '@mantine/core'
import {
  IconArchive,
  IconArrowRight,
  IconDots,
  IconFolder,
  IconPencil,
  IconPlaylistX,
  IconTrash,
} from '@tabler/icons-react'
import type { KnownArchive } from '#shared/archives'
import { call } from '../../client'
import { openArchive, stateWords } from '../../ui/archives'
import { countMessages } from '../../ui/counts'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './ArchivePage.module.css'
import type { ArchiveDialog } from './dialogs'

/** An archive of the list: its name and folder, and what can be done with it. */
export function ArchiveItem(props: {
  archive: KnownArchive
  onDialog: (dialog: ArchiveDialog) => void
}) {
  const { archive, onDialog } = props
  const { archive_id, name, path, is_current, state, counts } = archive
  const time = useTimeFormat()
  const canOpen = state === 'here' || state === 'new'
  const words = stateWords(archive)
  const facts = [
    counts &&
      !is_current &&
      `${plural(counts.guilds, { one: '# guild', other: '# guilds' })}, ${countMessages(counts.messages)}`,
    !is_current && archive.last_opened_at && t`opened ${time.dateTime(archive.last_opened_at)}`,
  ].filter((fact) => typeof fact === 'string')
  return (
    <li className={classes.archive}>
      <IconArchive size={20} stroke={1.5} aria-hidden />
      <div className={classes.archiveBody}>
        <div className={classes.archiveName}>
          <bdi>{name}</bdi>
          {is_current && <span className={classes.badge}>{t`Open`}</span>}
        </div>
        <div className={classes.path}>{path}</div>
        {facts.length > 0 && <div className={classes.dim}>{facts.join(' · ')}</div>}
        {words !== null && (
          <div className={state === 'new' ? classes.dim : classes.warn}>{words}</div>
        )}
      </div>
      {!is_current && canOpen && (
        <Button size="xs" variant="default" onClick={() => void openArchive(archive)}>
          {t`Open`}
        </Button>
      )}
      <Menu position="bottom-end" withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={t`More about ${name}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
            onClick={() => onDialog({ kind: 'rename', archive })}
          >
            {t`Rename…`}
          </Menu.Item>
          {state !== 'missing' && (
            <Menu.Item
              leftSection={<IconFolder size={16} stroke={1.7} aria-hidden />}
              onClick={() => call('archives.show', { archive_id }).catch(showError)}
            >
              {t`Show in folder`}
            </Menu.Item>
          )}
          {canOpen && (
            <Menu.Item
              leftSection={<IconArrowRight size={16} stroke={1.7} aria-hidden />}
              onClick={() => call('archives.move', { archive_id }).catch(showError)}
            >
              {t`Move to another folder…`}
            </Menu.Item>
          )}
          {!is_current && archive_id !== 'first' && (
            <Menu.Item
              leftSection={<IconPlaylistX size={16} stroke={1.7} aria-hidden />}
              onClick={() => call('archives.forget', { archive_id }).catch(showError)}
            >
              {t`Take off this list`}
            </Menu.Item>
          )}
          {canOpen && (
            <>
              <Menu.Divider />
              <Menu.Item
                c="var(--bad-text)"
                leftSection={<IconTrash size={16} stroke={1.7} aria-hidden />}
                onClick={() => onDialog({ kind: 'delete', archive })}
              >
                {t`Delete its files…`}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
    </li>
  )
}
