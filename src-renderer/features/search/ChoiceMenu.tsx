import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import classes from './SearchHead.module.css'

/** A value of a choice: its name, and what choosing it does. */
export type Choice<T extends string> = { value: T; label: string; about: string }

/** One of a few values, the chosen one as the button's words. */
export function ChoiceMenu<T extends string>(props: {
  /** What is chosen: `Sort`. */
  label: string
  value: T
  choices: readonly Choice<T>[]
  onChange: (value: T) => void
}) {
  const { label, value, choices, onChange } = props
  const chosen = choices.find((choice) => choice.value === value)
  return (
    <Menu position="bottom-end" withinPortal width={264}>
      <Menu.Target>
        <Button
          variant="default"
          size="xs"
          aria-label={`${label}: ${chosen?.label ?? ''}`}
          rightSection={<IconChevronDown size={14} aria-hidden="true" />}
        >
          {chosen?.label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <Menu.RadioGroup value={value} onChange={(next) => onChange(next as T)}>
          {choices.map((choice) => (
            <Menu.RadioItem key={choice.value} value={choice.value} closeMenuOnClick>
              {choice.label}
              <span className={classes.about}>{choice.about}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
