import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Switch } from '@mantine/core'
import {
  IconDots,
  IconFolder,
  IconFolderOff,
  IconFolderOpen,
  IconRefresh,
} from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { FolderRow } from '#shared/sync'
import { call, callQuery } from '../../client'
import { baseName } from '../../ui/format'
import { startIngest } from '../../ui/jobs'
import { checkFolder, folderWords, keepInSync } from '../../ui/sync'
import { useTimeFormat } from '../../ui/time'
import { showError } from '../../ui/toasts'
import classes from './FoldersSection.module.css'
import { LibrarySection } from './LibrarySection'

/** The folders that the archive came from, and a switch to keep each in sync. */
export function FoldersSection() {
  const { data: folders } = useQuery(callQuery('sync.list', {}))
  if (!folders || folders.length === 0) return null
  return (
    <LibrarySection title={t`Folders`}>
      <ul className={classes.folders}>
        {folders.map((folder) => (
          <li key={folder.path}>
            <Folder folder={folder} />
          </li>
        ))}
      </ul>
      <p className={classes.about}>
        {t`What is kept in sync is watched while the app is open: new and changed exports come in by themselves.`}
      </p>
    </LibrarySection>
  )
}

function Folder({ folder }: { folder: FolderRow }) {
  const time = useTimeFormat()
  const { path, state, last_changed_at } = folder
  const name = baseName(path)
  const isOn = state !== 'off'
  const Icon = state === 'missing' ? IconFolderOff : IconFolder
  const changed = last_changed_at && `\n${t`Last news ${time.dateTime(last_changed_at)}`}`
  return (
    <div className={classes.folder} data-state={state} data-testid="folder">
      <Icon size={18} stroke={1.6} className={classes.icon} aria-hidden />
      <div className={classes.words} title={`${path}${changed ?? ''}`}>
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.dim}>{folderWords(folder)}</span>
      </div>
      <Switch
        size="sm"
        aria-label={t`Keep ${name} in sync`}
        title={t`Keep in sync`}
        checked={isOn}
        onChange={(event) => keepInSync(folder, event.currentTarget.checked)}
      />
      <FolderMenu folder={folder} name={name} />
    </div>
  )
}

function FolderMenu({ folder, name }: { folder: FolderRow; name: string }) {
  const { path, state } = folder
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon size="sm" aria-label={t`More about ${name}`}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {state === 'off' ? (
          <Menu.Item
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => startIngest([path])}
          >
            {t`Read it again`}
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconRefresh size={16} aria-hidden />}
            onClick={() => checkFolder(folder)}
          >
            {t`Look now`}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={<IconFolderOpen size={16} aria-hidden />}
          disabled={state === 'missing'}
          onClick={() => call('shell.show_path', { path }).catch(showError)}
        >
          {t`Show in its folder`}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
