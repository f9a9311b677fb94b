import { t } from '@lingui/core/macro'
import { Select } from '@mantine/core'
import { useTimeFormat } from './time'

/** Every zone that the system knows; UTC is not among them everywhere. */
const ZONES = Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')

/** The zone that days and hours are counted in: UTC unless the user says otherwise; the choice always shows. */
export function ZoneSelect(props: {
  value: string | undefined
  /** Above the control; absent = only for screen readers. */
  label?: string
  onChange: (tz: string) => void
}) {
  const { tz } = useTimeFormat()
  const { label } = props
  const near = [...new Set(['UTC', tz, props.value ?? 'UTC'])]
  return (
    <Select
      {...(label === undefined ? { 'aria-label': t`Time zone` } : { label })}
      title={t`Days, weeks and hours are counted in this time zone`}
      size="xs"
      w={160}
      comboboxProps={{ width: 240, position: 'bottom-start' }}
      searchable
      limit={100}
      allowDeselect={false}
      nothingFoundMessage={t`No such zone`}
      data={[
        { group: t`Near`, items: near },
        { group: t`All`, items: ZONES.filter((zone) => !near.includes(zone)) },
      ]}
      value={props.value ?? 'UTC'}
      onChange={(zone) => props.onChange(zone ?? 'UTC')}
    />
  )
}
