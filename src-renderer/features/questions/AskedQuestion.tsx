import { Anchor, Checkbox, Collapse, Group } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconArrowLeft } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { drillScope } from '#shared/drill'
import type { QuestionInfo, ResultRow } from '#shared/question'
import { callQuery } from '../../client'
import { MessagesDrawer } from '../../message/MessagesDrawer'
import { ErrorState } from '../../ui/ErrorState'
import { ExportMenu } from '../../ui/ExportMenu'
import { Late } from '../../ui/Late'
import { rememberQuestion } from '../../ui/recent-questions'
import { ScopeBar } from '../../ui/ScopeBar'
import { Answer } from './Answer'
import { missingParams, rowsFor, scopeFields } from './ask'
import { ParamFields } from './ParamFields'
import { PinButton } from './QuestionList'
import classes from './Questions.module.css'
import type { QuestionParams } from './search-params'
import { useAskedScope } from './use-asked-scope'

/** A question with its controls; the address holds everything chosen, so it can be kept and gone back to. */
export function AskedQuestion({ info }: { info: QuestionInfo }) {
  const asked = useSearch({ from: '/questions/$id' })
  const navigate = useNavigate({ from: '/questions/$id' })
  const scope = useAskedScope(info, asked.scope)
  const run = { id: info.id, scope, params: asked.params, limit: asked.limit ?? rowsFor(info) }
  const missing = missingParams(info, run)
  const answer = useQuery({
    ...callQuery('questions.run', run),
    enabled: missing.length === 0,
    placeholderData: keepPreviousData,
  })
  const isAnswered = answer.data !== undefined
  useEffect(() => {
    const { behind: _opened, ...search } = asked
    if (isAnswered) rememberQuestion({ id: info.id, search: { ...search, scope } })
  }, [isAnswered, info.id, asked, scope])
  const change = (next: Partial<QuestionParams>) =>
    navigate({ search: { ...asked, scope, ...next }, replace: true })
  const open = (row: ResultRow) => {
    const behind = drillScope(info, run, row)
    if (behind) navigate({ search: { ...asked, scope, behind } })
  }
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <Anchor component={Link} to="/questions" size="xs">
          <Group gap={4}>
            <IconArrowLeft size={12} aria-hidden />
            All questions
          </Group>
        </Anchor>
        <header className={classes.head}>
          <div className={classes.grow}>
            <h1 className={classes.title}>{info.title}</h1>
            <p className={classes.lead}>{info.about}</p>
          </div>
          <PinButton id={info.id} title={info.title} />
          <ExportMenu
            source={{ kind: 'question', run }}
            name={info.id}
            disabled={missing.length > 0 || answer.data === undefined}
          />
        </header>
        <div className={classes.controls}>
          <ScopeBar
            scope={scope}
            fields={scopeFields(info)}
            onChange={(next) => change({ scope: next, behind: undefined })}
          >
            <ParamFields
              info={info}
              values={asked.params}
              onChange={(params) => change({ params })}
            />
            <BotsSwitch info={info} run={run} onChange={(next) => change({ scope: next })} />
          </ScopeBar>
        </div>
        {missing.length > 0 ? (
          <p className={classes.note}>Choose {missing.join(' and ')} to get an answer.</p>
        ) : answer.error ? (
          <ErrorState error={answer.error} onRetry={() => answer.refetch()} />
        ) : answer.data ? (
          <Answer
            info={info}
            answer={answer.data}
            isBusy={answer.isPlaceholderData}
            {...(info.drill ? { onOpen: open } : {})}
            onMore={() => change({ limit: 1000 })}
          />
        ) : (
          <Late>
            <p className={classes.note}>Counting…</p>
          </Late>
        )}
        <Statement sql={answer.data?.sql ?? info.sql} />
      </div>
      <MessagesDrawer scope={asked.behind ?? null} onClose={() => change({ behind: undefined })} />
    </div>
  )
}

function BotsSwitch(props: {
  info: QuestionInfo
  run: { scope: QuestionParams['scope'] }
  onChange: (scope: QuestionParams['scope']) => void
}) {
  const { info, run, onChange } = props
  if (info.bots === 'listed') return null
  const counted = run.scope.bots ?? (info.bots === 'included' ? 'include' : 'exclude')
  return (
    <Checkbox
      size="xs"
      label="Count bots"
      checked={counted === 'include'}
      onChange={(event) =>
        onChange({ ...run.scope, bots: event.currentTarget.checked ? 'include' : 'exclude' })
      }
    />
  )
}

/** The SQL is the product: always one click away. */
function Statement({ sql }: { sql: string }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <section>
      <Anchor component="button" type="button" size="xs" onClick={toggle} aria-expanded={isOpen}>
        {isOpen ? 'Hide the SQL' : 'Show the SQL'}
      </Anchor>
      <Collapse expanded={isOpen}>
        <pre className={classes.sql}>{sql}</pre>
      </Collapse>
    </section>
  )
}
