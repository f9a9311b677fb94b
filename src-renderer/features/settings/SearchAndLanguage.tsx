import { t } from '@lingui/core/macro'
import { BackgroundWork } from '../../ui/BackgroundWork'
import { backgroundJobs, useJobs } from '../../ui/jobs'
import { useSettings } from '../../ui/settings'
import { useChangeSettings } from '../../ui/settings-store'
import { MeaningModels } from './MeaningModels'
import { ChoiceSetting, SettingsSection } from './Setting'
import classes from './SettingsPage.module.css'

/** What the engine does by itself for the search, and when it may. */
export function SearchAndLanguage() {
  const { background_work } = useSettings()
  const change = useChangeSettings()
  const { data: jobs = [] } = useJobs()
  const work = backgroundJobs(jobs)
  return (
    <SettingsSection title={t`Search and language`}>
      <ChoiceSetting
        label={t`Work in the background`}
        about={t`Reads the languages, names and meanings of new messages while nothing else runs. All of it happens on this computer.`}
        value={background_work}
        choices={[
          ['on', t`On`],
          ['power', t`When plugged in`],
          ['off', t`Off`],
        ]}
        onChange={(value) => change({ background_work: value })}
      />
      {work.length > 0 && (
        <div className={classes.work}>
          <BackgroundWork jobs={work} />
        </div>
      )}
      <MeaningModels />
    </SettingsSection>
  )
}
