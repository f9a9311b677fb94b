import { t } from '@lingui/core/macro'
import { Tooltip, UnstyledButton } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FILE_STATES, type FileFilter, type FileState } from '#shared/export-files'
import { callQuery } from '../../client'
import { FILE_STATE_WORDS } from '../../ui/file-states'
import { formatCount } from '../../ui/format'
import classes from './FilesPage.module.css'

type Props = {
  /** What else narrows the list: the counts are of what is left. */
  filter: FileFilter
  /** Undefined = all states. */
  states: readonly FileState[] | undefined
  onChange: (states: FileState[] | undefined) => void
}

/** How many files are in each state; each is a switch, none pressed shows all. */
export function StateFilter({ filter, states = [], onChange }: Props) {
  const { states: _pressed, ...rest } = filter
  const { data: counts } = useQuery({
    ...callQuery('files.counts', { filter: rest }),
    placeholderData: keepPreviousData,
  })
  if (!counts) return null
  const press = (state: FileState) => {
    const next = states.includes(state)
      ? states.filter((each) => each !== state)
      : [...states, state]
    onChange(next.length === 0 ? undefined : next)
  }
  return (
    <fieldset className={classes.states} aria-label={t`States shown`}>
      {FILE_STATES.filter((state) => counts[state] > 0 || states.includes(state)).map((state) => {
        const { label, about, icon: Icon } = FILE_STATE_WORDS[state]
        return (
          <Tooltip key={state} label={about} multiline maw={320}>
            <UnstyledButton
              className={classes.state}
              data-state={state}
              aria-pressed={states.includes(state)}
              onClick={() => press(state)}
            >
              <Icon size={14} stroke={1.7} aria-hidden />
              {label}
              <span className={classes.count}>{formatCount(counts[state])}</span>
            </UnstyledButton>
          </Tooltip>
        )
      })}
    </fieldset>
  )
}
