import { Trans } from '@lingui/react/macro'
import { UnstyledButton } from '@mantine/core'
import { IconAlertCircle, IconBulb } from '@tabler/icons-react'
import type { SearchProblem } from '#shared/search'
import { sharedText } from '../../ui/shared-text'
import classes from './Notes.module.css'

/** How many problems are told at once; the box underlines them all. */
const MOST = 3

/** What the text does not say as it seems to, and how it is probably meant: a click puts it right. */
export function Notes(props: {
  problems: readonly SearchProblem[]
  didYouMean: string | null
  onText: (text: string) => void
}) {
  const { problems, didYouMean, onText } = props
  if (problems.length === 0 && didYouMean === null) return null
  return (
    <ul className={classes.notes} aria-live="polite">
      {didYouMean !== null && (
        <li className={classes.note}>
          <IconBulb size={16} stroke={1.7} aria-hidden="true" />
          <span>
            <Trans>
              Did you mean{' '}
              <UnstyledButton className={classes.fix} onClick={() => onText(didYouMean)}>
                <bdi>{didYouMean}</bdi>
              </UnstyledButton>
              ?
            </Trans>
          </span>
        </li>
      )}
      {problems.slice(0, MOST).map(({ start, end, message, fix }) => (
        <li key={`${start} ${end} ${message}`} className={classes.note} data-problem="">
          <IconAlertCircle size={16} stroke={1.7} aria-hidden="true" />
          <span>
            {sharedText(message)}
            {fix !== null && (
              <>
                {' '}
                <UnstyledButton className={classes.fix} onClick={() => onText(fix)}>
                  <Trans>
                    Search for <bdi>{fix}</bdi>
                  </Trans>
                </UnstyledButton>
              </>
            )}
          </span>
        </li>
      ))}
    </ul>
  )
}
