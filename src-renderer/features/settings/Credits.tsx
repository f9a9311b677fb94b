import { SettingsSection } from './Setting'
import classes from './SettingsPage.module.css'

/** What of others the window shows whose licence asks to be named. */
export function Credits() {
  return (
    <SettingsSection title="Credits">
      <p className={classes.about}>
        Emoji are drawn with Twemoji, © Twitter, Inc. and contributors, licensed under CC BY 4.0
        (creativecommons.org/licenses/by/4.0).
      </p>
    </SettingsSection>
  )
}
