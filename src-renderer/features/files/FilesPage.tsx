import { t } from '@lingui/core/macro'
import { SegmentedControl, TextInput } from '@mantine/core'
import { IconChevronLeft, IconSearch } from '@tabler/icons-react'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ChannelSelect } from '../../ui/ChannelSelect'
import { ExportMenu } from '../../ui/ExportMenu'
import { GuildSelect } from '../../ui/GuildSelect'
import { useTyped } from '../../ui/typed'
import { CoverageView } from './CoverageView'
import { FileDrawer } from './FileDrawer'
import classes from './FilesPage.module.css'
import { FileTable } from './FileTable'
import { StateFilter } from './StateFilter'
import { type FilesParams, filterOf } from './search-params'

/** Every file that the archive read: what came in, what did not, and which times they cover. */
export function FilesPage() {
  const params = useSearch({ from: '/files' })
  const navigate = useNavigate({ from: '/files' })
  const [opened, setOpened] = useState<number | null>(null)
  const filter = filterOf(params)
  const sort = { by: params.by, direction: params.direction }
  const change = (next: Partial<FilesParams>) =>
    navigate({ search: { ...params, ...next }, replace: true })
  const [typed, setTyped] = useTyped(params.text ?? '', (text) =>
    change({ text: text || undefined }),
  )
  return (
    <div className={classes.page}>
      <header className={classes.head}>
        <Link to="/" className={classes.back}>
          <IconChevronLeft size={14} aria-hidden />
          {t`Library`}
        </Link>
        <h1 className={classes.title}>{t`Export files`}</h1>
        <SegmentedControl
          size="xs"
          aria-label={t`Shown as`}
          value={params.view}
          onChange={(view) => change({ view: view as FilesParams['view'] })}
          data={[
            { value: 'list', label: t`List` },
            { value: 'coverage', label: t`Times covered` },
          ]}
        />
        <ExportMenu source={{ kind: 'files', filter, sort }} name="export-files" />
      </header>
      <div className={classes.filters}>
        <GuildSelect
          anyLabel={t`All guilds`}
          value={params.guild_id}
          onChange={(guild_id) => change({ guild_id, channel_id: undefined })}
        />
        {params.guild_id !== undefined && (
          <ChannelSelect
            guildId={params.guild_id}
            anyLabel={t`All channels`}
            value={params.channel_id}
            onChange={(channel_id) => change({ channel_id })}
          />
        )}
        {params.view === 'list' && (
          <>
            <TextInput
              size="xs"
              w={200}
              aria-label={t`Find a file`}
              placeholder={t`Name of file or channel`}
              leftSection={<IconSearch size={14} aria-hidden />}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <StateFilter
              filter={filter}
              states={params.states}
              onChange={(states) => change({ states })}
            />
          </>
        )}
      </div>
      {params.view === 'list' ? (
        <FileTable
          filter={filter}
          sort={sort}
          onSort={({ by, direction }) => change({ by, direction })}
          onOpen={setOpened}
          onClear={() => navigate({ search: {}, replace: true })}
        />
      ) : (
        <CoverageView
          guildId={params.guild_id}
          channelId={params.channel_id}
          onGuild={(guild_id) => change({ guild_id, channel_id: undefined })}
          onChannel={(channel_id) => change({ channel_id })}
          onFile={setOpened}
        />
      )}
      <FileDrawer fileId={opened} onClose={() => setOpened(null)} />
    </div>
  )
}
