import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './SettingsPage.module.css'

/** A part of the settings with its heading. */
export function SettingsSection({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <h2 id={id} className={classes.sectionTitle}>
        {title}
      </h2>
      {children}
    </section>
  )
}

/** One setting: its name, what it does, and its control. */
export function Setting(props: { label: string; about: string; children: ReactNode }) {
  return (
    <div className={classes.setting}>
      <div>
        <h3 className={classes.label}>{props.label}</h3>
        <p className={classes.about}>{props.about}</p>
      </div>
      {props.children}
    </div>
  )
}

/** A setting with a few values. */
export function ChoiceSetting<V extends string>(props: {
  label: string
  about: string
  value: V
  choices: readonly (readonly [value: V, label: string])[]
  onChange: (value: V) => void
}) {
  const { label, about, value, choices, onChange } = props
  return (
    <Setting label={label} about={about}>
      <SegmentedControl
        size="xs"
        aria-label={label}
        value={value}
        onChange={onChange}
        data={choices.map(([each, name]) => ({ value: each, label: name }))}
      />
    </Setting>
  )
}
