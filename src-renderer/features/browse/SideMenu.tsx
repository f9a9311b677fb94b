import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconAdjustmentsHorizontal, IconFold, IconListDetails } from '@tabler/icons-react'
import type { SideSort } from './channel-order'
import type { SideFact, SideState } from './use-side-state'

const SORTS: readonly (readonly [SideSort, string])[] = [
  ['name', t`Name`],
  ['age', t`Age, oldest first`],
  ['activity', t`Last activity`],
  ['messages', t`Messages`],
]
const FACTS: readonly (readonly [SideFact, string])[] = [
  ['messages', t`Number of messages`],
  ['activity', t`Last activity`],
  ['nothing', t`Nothing`],
]

/** How the channel list is ordered and what it shows; kept for each guild. */
export function SideMenu(props: {
  state: SideState
  isDirect: boolean
  onChange: (change: Partial<SideState>) => void
  onCollapse: () => void
  onExpand: () => void
}) {
  const { state, isDirect, onChange } = props
  return (
    <Menu position="bottom-end" withinPortal closeOnItemClick={false}>
      <Tooltip label={t`Order and display`}>
        <Menu.Target>
          <ActionIcon aria-label={t`Order and display of the list`} size={30}>
            <IconAdjustmentsHorizontal size={18} stroke={1.7} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.Label>{t`Order (exports do not hold Discord’s own)`}</Menu.Label>
        <Menu.RadioGroup
          value={state.sort}
          onChange={(sort) => onChange({ sort: sort as SideSort })}
        >
          {SORTS.map(([sort, label]) => (
            <Menu.RadioItem key={sort} value={sort}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t`Show beside names`}</Menu.Label>
        <Menu.RadioGroup
          value={state.fact}
          onChange={(fact) => onChange({ fact: fact as SideFact })}
        >
          {FACTS.map(([fact, label]) => (
            <Menu.RadioItem key={fact} value={fact}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {!isDirect && (
          <>
            <Menu.Divider />
            <Menu.Item
              leftSection={<IconFold size={16} stroke={1.7} aria-hidden="true" />}
              onClick={props.onCollapse}
            >
              {t`Collapse all`}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconListDetails size={16} stroke={1.7} aria-hidden="true" />}
              onClick={props.onExpand}
            >
              {t`Expand all categories`}
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
