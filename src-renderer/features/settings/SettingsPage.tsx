import { SegmentedControl, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useId } from 'react'
import type { Settings } from '#shared/settings'
import { callQuery } from '../../client'
import { formatBytes, formatCount } from '../../ui/format'
import { useSettings } from '../../ui/settings'
import { useChangeSettings } from '../../ui/settings-store'
import { useTimeFormat } from '../../ui/time'
import { systemTz } from '../../ui/time-format'
import classes from './SettingsPage.module.css'

const SYSTEM = ''
const ZONES = [
  { value: SYSTEM, label: `As the system: ${systemTz}` },
  { value: 'UTC', label: 'UTC' },
  ...Intl.supportedValuesOf('timeZone').map((zone) => ({ value: zone, label: zone })),
]

/** What the window remembers: how it looks and how it writes times; and facts about the archive. */
export function SettingsPage() {
  const settings = useSettings()
  const change = useChangeSettings()
  const time = useTimeFormat()
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <h1 className={classes.title}>Settings</h1>
        <Setting label="Theme" about="Light, dark, or as the system is set.">
          <SegmentedControl
            size="xs"
            value={settings.theme}
            onChange={(theme) => change({ theme: theme as Settings['theme'] })}
            data={[
              { value: 'system', label: 'System' },
              { value: 'light', label: 'Light' },
              { value: 'dark', label: 'Dark' },
            ]}
          />
        </Setting>
        <Setting
          label="Time zone"
          about={`Times of messages are shown in it: now ${time.dateTime(new Date().toISOString())}.`}
        >
          <Select
            size="xs"
            w={280}
            aria-label="Time zone"
            searchable
            allowDeselect={false}
            limit={200}
            data={ZONES}
            value={settings.tz ?? SYSTEM}
            onChange={(zone) => change({ tz: zone || null })}
          />
        </Setting>
        <Setting label="Clock" about="How hours are written.">
          <SegmentedControl
            size="xs"
            value={settings.hour_cycle}
            onChange={(cycle) => change({ hour_cycle: cycle as Settings['hour_cycle'] })}
            data={[
              { value: 'h23', label: '14:30' },
              { value: 'h12', label: '2:30 pm' },
            ]}
          />
        </Setting>
        <ArchiveFacts />
      </div>
    </div>
  )
}

function Setting(props: { label: string; about: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.setting} aria-labelledby={id}>
      <div>
        <h2 id={id} className={classes.label}>
          {props.label}
        </h2>
        <p className={classes.about}>{props.about}</p>
      </div>
      {props.children}
    </section>
  )
}

function ArchiveFacts() {
  const { data: app } = useQuery(callQuery('app.info', {}))
  const { data: archive } = useQuery(callQuery('archive.status', {}))
  if (!app || !archive) return null
  const facts = [
    ['Folder', archive.path],
    ['Size', formatBytes(archive.size_bytes)],
    ['Stored messages', formatCount(archive.stored_messages)],
    ['Export files', formatCount(archive.export_files)],
    ['Version', `Discord Binding ${app.version}, Electron ${app.electron}`],
  ] as const
  return (
    <section className={classes.facts}>
      <h2 className={classes.label}>This archive</h2>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
