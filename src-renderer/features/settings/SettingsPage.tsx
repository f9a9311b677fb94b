import { plural, t } from '@lingui/core/macro'
import { Button, Select, Slider } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { MAX_FONT_SIZE, MIN_FONT_SIZE, type Settings } from '#shared/settings'
import { DEFAULT_SETTINGS, useSettings } from '../../ui/settings'
import { useChangeSettings } from '../../ui/settings-store'
import { useTimeFormat } from '../../ui/time'
import { systemTz, timeFormat } from '../../ui/time-format'
import { About, ArchivePlace } from './ArchivePlace'
import { Preview } from './Preview'
import { SearchAndLanguage } from './SearchAndLanguage'
import { ChoiceSetting, Setting, SettingsSection } from './Setting'
import classes from './SettingsPage.module.css'

const SYSTEM = ''
const ZONES = [
  { value: SYSTEM, label: t`As the system: ${systemTz}` },
  { value: 'UTC', label: 'UTC' },
  ...Intl.supportedValuesOf('timeZone')
    .filter((zone) => zone !== 'UTC')
    .map((zone) => ({ value: zone, label: zone })),
]
const SIZES = [MIN_FONT_SIZE, DEFAULT_SETTINGS.font_size, MAX_FONT_SIZE]

/** How the window looks, how it writes names and times, what is done by itself. Every change acts at once and is remembered. */
export function SettingsPage() {
  const settings = useSettings()
  const change = useChangeSettings()
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <header className={classes.head}>
          <h1 className={classes.title}>{t`Settings`}</h1>
          <ResetButton />
        </header>
        {/* The preview stands still beside what it shows, not beside the rest. */}
        <div>
          <Preview />
          <SettingsSection title={t`Appearance`}>
            <ChoiceSetting
              label={t`Theme`}
              about={t`Light, dark, or as the system is set.`}
              value={settings.theme}
              choices={[
                ['system', t`System`],
                ['light', t`Light`],
                ['dark', t`Dark`],
              ]}
              onChange={(theme) => change({ theme })}
            />
            <ChoiceSetting
              label={t`Density`}
              about={t`Compact puts time, name and text on one line, without pictures of people.`}
              value={settings.density}
              choices={[
                ['cozy', t`Cozy`],
                ['compact', t`Compact`],
              ]}
              onChange={(density) => change({ density })}
            />
            <FontSize />
            <ChoiceSetting
              label={t`Reduced motion`}
              about={t`When on, nothing moves by itself and animated pictures stand still.`}
              value={settings.reduced_motion}
              choices={[
                ['system', t`System`],
                ['on', t`On`],
                ['off', t`Off`],
              ]}
              onChange={(reduced_motion) => change({ reduced_motion })}
            />
          </SettingsSection>
          <SettingsSection title={t`Names`}>
            <ChoiceSetting
              label={t`People are named by`}
              about={t`An export holds one name beside the user name: the nickname in the guild, else the display name.`}
              value={settings.names}
              choices={[
                ['display', t`Nickname`],
                ['user_name', t`User name`],
                ['both', t`Both`],
              ]}
              onChange={(names) => change({ names })}
            />
          </SettingsSection>
          <Times />
        </div>
        <SearchAndLanguage />
        <ArchivePlace />
        <About />
      </div>
    </div>
  )
}

/** Everything on this page; what else is remembered (buckets, archives) stays. */
const RESET = [
  'theme',
  'tz',
  'hour_cycle',
  'date_style',
  'week_start',
  'names',
  'density',
  'font_size',
  'reduced_motion',
  'background_work',
] as const satisfies readonly (keyof Settings)[]

function ResetButton() {
  const settings = useSettings()
  const change = useChangeSettings()
  const changed = RESET.filter((name) => settings[name] !== DEFAULT_SETTINGS[name])
  return (
    <Button
      size="xs"
      variant="default"
      leftSection={<IconRotate size={14} aria-hidden="true" />}
      disabled={changed.length === 0}
      onClick={() =>
        change(Object.fromEntries(changed.map((name) => [name, DEFAULT_SETTINGS[name]])))
      }
    >
      {t`Reset to defaults`}
    </Button>
  )
}

function FontSize() {
  const { font_size } = useSettings()
  const change = useChangeSettings()
  return (
    <Setting
      label={t`Message text`}
      about={t`The size of what people wrote: ${plural(font_size, { one: '# pixel', other: '# pixels' })}.`}
    >
      <Slider
        className={classes.slider}
        size="sm"
        thumbLabel={t`Size of message text in pixels`}
        min={MIN_FONT_SIZE}
        max={MAX_FONT_SIZE}
        marks={SIZES.map((value) => ({ value, label: String(value) }))}
        label={null}
        value={font_size}
        onChange={(size) => change({ font_size: size })}
      />
    </Setting>
  )
}

const NOON = '2025-03-04T12:00:00Z'

function Times() {
  const settings = useSettings()
  const change = useChangeSettings()
  const time = useTimeFormat()
  const day = (date_style: Settings['date_style']) =>
    timeFormat({ ...settings, date_style }).day(NOON)
  return (
    <SettingsSection title={t`Dates and times`}>
      <ChoiceSetting
        label={t`Dates`}
        about={t`“System” writes them as the system’s language does.`}
        value={settings.date_style}
        choices={[
          ['system', t`System: ${day('system')}`],
          ['dmy', day('dmy')],
          ['mdy', day('mdy')],
          ['iso', day('iso')],
        ]}
        onChange={(date_style) => change({ date_style })}
      />
      <ChoiceSetting
        label={t`Clock`}
        about={t`How hours are written.`}
        value={settings.hour_cycle}
        choices={[
          ['h23', '14:30'],
          ['h12', t`2:30 pm`],
        ]}
        onChange={(hour_cycle) => change({ hour_cycle })}
      />
      <Setting
        label={t`Time zone`}
        about={t`Times of messages are shown in it: now ${time.dateTime(new Date().toISOString())}.`}
      >
        <Select
          size="xs"
          w={280}
          aria-label={t`Time zone`}
          searchable
          allowDeselect={false}
          limit={200}
          data={ZONES}
          value={settings.tz ?? SYSTEM}
          onChange={(zone) => change({ tz: zone || null })}
        />
      </Setting>
      <ChoiceSetting
        label={t`Weeks begin on`}
        about={t`For calendars. “System” follows the system’s region.`}
        value={settings.week_start}
        choices={[
          ['system', t`System`],
          ['monday', t`Monday`],
          ['sunday', t`Sunday`],
          ['saturday', t`Saturday`],
        ]}
        onChange={(week_start) => change({ week_start })}
      />
    </SettingsSection>
  )
}
