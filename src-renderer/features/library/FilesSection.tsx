import { plural, t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { FILE_STATES, type FileCounts } from '#shared/export-files'
import { callQuery } from '../../client'
import { FILE_STATE_WORDS } from '../../ui/file-states'
import { formatBytes, formatCount } from '../../ui/format'
import classes from './FilesSection.module.css'
import { LibrarySection } from './LibrarySection'

/** How many files were read and what became of them; each number leads to the files. */
export function FilesSection() {
  const { data: counts } = useQuery(callQuery('files.counts', {}))
  if (!counts) return null
  const total = FILE_STATES.reduce((sum, state) => sum + counts[state], 0)
  if (total === 0) return null
  return (
    <LibrarySection
      title={t`Export files`}
      actions={
        <Link to="/files" search={{ view: 'coverage' }} className={classes.link}>
          {t`Times covered`}
        </Link>
      }
    >
      <div className={classes.box}>
        <p className={classes.verdict}>{verdict(counts, total)}</p>
        <ul className={classes.states}>
          {FILE_STATES.filter((state) => counts[state] > 0).map((state) => (
            <li key={state}>
              <State state={state} count={counts[state]} />
            </li>
          ))}
        </ul>
        <Link to="/files" className={classes.all}>
          {t`All ${plural(total, { one: '# file', other: '# files' })}, ${formatBytes(counts.size_bytes)}`}
        </Link>
      </div>
    </LibrarySection>
  )
}

function State({ state, count }: { state: (typeof FILE_STATES)[number]; count: number }) {
  const { label, about, icon: Icon } = FILE_STATE_WORDS[state]
  return (
    <Link
      to="/files"
      search={{ states: [state] }}
      className={classes.state}
      data-state={state}
      title={about}
    >
      <Icon size={16} stroke={1.7} aria-hidden />
      {label}
      <span className={classes.count}>{formatCount(count)}</span>
    </Link>
  )
}

function verdict({ damaged, foreign, reading }: FileCounts, total: number): string {
  const open = damaged + foreign + reading
  const all = formatCount(total)
  return open === 0
    ? plural(total, { one: 'All of the file came in whole.', other: 'All of them came in whole.' })
    : t`${plural(open, { one: '# file', other: '# files' })} of ${all} did not come in whole.`
}
