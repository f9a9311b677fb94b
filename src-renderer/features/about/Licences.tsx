import { plural, t } from '@lingui/core/macro'
import { TextInput } from '@mantine/core'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { ErrorState } from '../../ui/ErrorState'
import classes from './AboutPage.module.css'

/** What the build writes for each part that is not ours. */
const Notices = z.array(
  z.object({
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    url: z.string(),
    /** '' where the part only names its licence. */
    text: z.string(),
  }),
)
type Notice = z.infer<typeof Notices>[number]

async function readNotices(): Promise<Notice[]> {
  const answer = await fetch('/licences.json')
  if (!answer.ok) throw new Error(t`The list of licences is not in this build.`)
  return Notices.parse(await answer.json())
}

/** Every part with its licence; the text opens on a click. */
export function Licences() {
  const { data, error, refetch } = useQuery({ queryKey: ['licences'], queryFn: readNotices })
  const [text, setText] = useState('')
  if (error) return <ErrorState error={error} onRetry={() => refetch()} />
  if (!data) return null
  const wanted = text.trim().toLowerCase()
  const shown = data.filter(({ name, licence }) =>
    `${name} ${licence}`.toLowerCase().includes(wanted),
  )
  return (
    <>
      <div className={classes.find}>
        <TextInput
          size="xs"
          aria-label={t`Find a part`}
          placeholder={t`Find a part or a licence`}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <span className={classes.dim} role="status">
          {plural(shown.length, { one: '# part', other: '# parts' })}
        </span>
      </div>
      <ul className={classes.parts}>
        {shown.map((notice) => (
          <Part key={`${notice.name} ${notice.version}`} notice={notice} />
        ))}
      </ul>
    </>
  )
}

function Part({ notice }: { notice: Notice }) {
  const { name, version, licence, url, text } = notice
  const [isOpen, setOpen] = useState(false)
  return (
    <li className={classes.part}>
      <details onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className={classes.summary}>
          <IconChevronRight size={14} className={classes.chevron} aria-hidden />
          <span className={classes.name}>{name}</span>
          <span className={classes.version}>{version}</span>
          <span className={classes.licence}>{licence}</span>
        </summary>
        {isOpen && (
          <div className={classes.licenceText}>
            {url && <p className={classes.dim}>{url}</p>}
            {text ? (
              <pre>{text}</pre>
            ) : (
              <p className={classes.dim}>{t`It names its licence and brings no text of it.`}</p>
            )}
          </div>
        )}
      </details>
    </li>
  )
}
