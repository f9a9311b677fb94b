import { t } from '@lingui/core/macro'
import { TextInput, UnstyledButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { QuestionInfo } from '#shared/question'
import { callQuery } from '../../client'
import { tileOf, useDashboardActions } from '../../ui/dashboards'
import { questionFinder } from '../../ui/find-questions'
import { largestGuild } from '../../ui/largest-guild'
import { Modal } from '../../ui/Overlays'
import { rowsFor } from '../../ui/rows-for'
import { walkThrough } from '../../ui/walk'
import classes from './Dashboards.module.css'

const walk = walkThrough('input, [data-question]')

/** Rows that a ranking has on a tile. */
const RANKED = 10

type Props = {
  questions: readonly QuestionInfo[]
  /** The guild of what is there already; a question about a guild is asked of it. */
  beside: string | undefined
  dashboardId: number
  onClose: () => void
}

/** Lets the user choose a question for a dashboard; one that needs more than a guild is opened, to be added from there. */
export function AddQuestion({ questions, beside, dashboardId, onClose }: Props) {
  const [typed, setTyped] = useState('')
  const navigate = useNavigate()
  const { pin } = useDashboardActions()
  const guilds = useQuery(callQuery('guilds.list', {})).data
  const guild = beside ?? largestGuild(guilds)?.guild_id
  const finder = useMemo(() => questionFinder(questions), [questions])
  const found = useMemo(
    () =>
      typed.trim() === ''
        ? questions.toSorted((a, b) => Number(needsMore(a)) - Number(needsMore(b)))
        : finder(typed),
    [questions, finder, typed],
  )
  const choose = (info: QuestionInfo) => {
    const scope = aboutGuild(info) && guild !== undefined ? { guild_id: guild } : {}
    onClose()
    if (needsMore(info)) {
      void navigate({ to: '/questions/$id', params: { id: info.id }, search: { scope } })
      return
    }
    const run = { id: info.id, scope, params: {}, limit: rowsFor(info, RANKED) }
    void pin(dashboardId, tileOf(run, info.chart))
  }
  return (
    <Modal opened onClose={onClose} title={t`Add a question`} size="lg">
      <form
        onKeyDown={walk}
        onSubmit={(event) => {
          event.preventDefault()
          const [first] = found
          if (first) choose(first)
        }}
      >
        <TextInput
          data-autofocus
          aria-label={t`Find a question`}
          placeholder={t`Find a question`}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <ul className={classes.questions}>
          {found.map((info) => (
            <li key={info.id}>
              <UnstyledButton
                type="button"
                className={classes.question}
                data-question={info.id}
                onClick={() => choose(info)}
              >
                <span>{info.title}</span>
                <span className={classes.dim}>
                  {needsMore(info) ? t`Opens it, to choose what it is asked of` : info.about}
                </span>
              </UnstyledButton>
            </li>
          ))}
        </ul>
        {found.length === 0 && <p className={classes.dim}>{t`No question has these words.`}</p>}
      </form>
    </Modal>
  )
}

function aboutGuild(info: QuestionInfo): boolean {
  return info.params.some((param) => param.kind === 'guild')
}

function needsMore(info: QuestionInfo): boolean {
  return info.params.some((param) => param.required && param.kind !== 'guild')
}
