import { t } from '@lingui/core/macro'
import { Anchor, Collapse } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useMemo, useState } from 'react'
import { drillScope } from '#shared/drill'
import { isOwnId } from '#shared/own-question'
import type { QuestionInfo, QuestionResult, ResultRow } from '#shared/question'
import { answerColumns, asksInTurn } from '#shared/several-guilds'
import { callQuery } from '../../client'
import { MessagesDrawer } from '../../message/MessagesDrawer'
import { AddToDashboard } from '../../ui/AddToDashboard'
import { ErrorState } from '../../ui/ErrorState'
import { Late } from '../../ui/Late'
import { ReadingState } from '../../ui/ReadingState'
import { rememberQuestion } from '../../ui/recent-questions'
import { rowsFor } from '../../ui/rows-for'
import { Answer } from './Answer'
import { AnswerMenu } from './AnswerMenu'
import { allOf, missingParams, runOf } from './ask'
import { Crumbs } from './Crumbs'
import { chartsOf, tileChart } from './charts'
import { OwnMenu } from './OwnMenu'
import { QuestionControls } from './QuestionControls'
import { PinButton } from './QuestionList'
import classes from './Questions.module.css'
import { Related } from './Related'
import { StopAsking } from './StopAsking'
import type { QuestionParams } from './search-params'
import { useTableView } from './table-view'
import { useAskedScope } from './use-asked-scope'
import { useCaption } from './use-caption'

const NO_ROWS: QuestionResult['rows'] = []

/** A question with its controls; the address holds everything chosen, so it can be kept and gone back to. */
export function AskedQuestion({ info }: { info: QuestionInfo }) {
  const asked = useSearch({ from: '/questions/$id' })
  const navigate = useNavigate({ from: '/questions/$id' })
  const scope = useAskedScope(info, asked.scope)
  const run = runOf(info, asked, scope)
  const missing = missingParams(info, run)
  const answer = useQuery({
    ...callQuery('questions.run', run),
    enabled: missing.length === 0,
    placeholderData: keepPreviousData,
  })
  useEffect(() => {
    // what is shown is what the address says, for a link and for the way back
    if (scope !== asked.scope)
      void navigate({ search: (old) => ({ ...old, scope }), replace: true })
  }, [scope, asked.scope, navigate])
  const isAnswered = answer.data !== undefined
  useEffect(() => {
    const { behind: _opened, ...search } = asked
    if (isAnswered) rememberQuestion({ id: info.id, search })
  }, [isAnswered, info.id, asked])

  const [hasIds, setIds] = useState(false)
  const { guild_ids } = run
  const columns = useMemo(
    () => answerColumns(info, guild_ids ? { guild_ids } : {}),
    [info, guild_ids],
  )
  const isSeveral = asksInTurn(info, run)
  // while other guilds are asked the rows of before stand there, perhaps without the guilds' columns
  const rows = answer.data?.columns.length === columns.length ? answer.data.rows : NO_ROWS
  const charts = useMemo(
    () => chartsOf(info.chart, columns, rows, isSeveral),
    [info.chart, columns, rows, isSeveral],
  )
  const filter = asked.filter ?? ''
  const view = useTableView({ columns, rows, hasIds, filter, sort: asked.sort })
  const caption = useCaption(info, run)

  const change = (next: Partial<QuestionParams>) =>
    void navigate({
      search: (old) => ({ ...old, scope, behind: undefined, ...next }),
      replace: true,
    })
  const open = (row: ResultRow) => {
    const behind = drillScope(info, run, row)
    if (behind) void navigate({ search: (old) => ({ ...old, behind }) })
  }
  const canShow = answer.data !== undefined && (rows.length > 0 || answer.data.rows.length === 0)
  return (
    <div className={classes.page}>
      <div className={classes.column}>
        <Crumbs id={info.id} guildId={scope.guild_id} />
        <header className={classes.head}>
          <div className={classes.grow}>
            <h1 className={classes.title}>{info.title}</h1>
            <p className={classes.lead}>{info.about}</p>
          </div>
          <PinButton id={info.id} title={info.title} />
          <AddToDashboard
            run={run}
            drawn={info.chart}
            chart={tileChart(info.chart, charts)}
            disabled={missing.length > 0}
          />
          {isOwnId(info.id) && <OwnMenu id={info.id} title={info.title} />}
          <AnswerMenu
            run={run}
            columns={columns}
            charts={charts}
            view={view}
            caption={caption}
            disabled={missing.length > 0 || answer.data === undefined}
          />
        </header>
        <div className={classes.controls}>
          <QuestionControls info={info} asked={asked} scope={scope} onChange={change} />
        </div>
        {info.needs?.map((kind) => (
          <div key={kind} className={classes.needs}>
            <ReadingState kind={kind} what="words_and_names" />
          </div>
        ))}
        {isOwnId(info.id) && missing.length === 0 && (
          <StopAsking
            queryKey={callQuery('questions.run', run).queryKey}
            isAsking={answer.isFetching}
            isAnswered={(answer.isSuccess && !answer.isPlaceholderData) || answer.isError}
            onAsk={() => void answer.refetch()}
          />
        )}
        {missing.length > 0 ? (
          <p className={classes.missing}>{t`To get an answer, ${allOf(missing)}.`}</p>
        ) : answer.error ? (
          <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
        ) : answer.data && canShow ? (
          <Answer
            info={info}
            answer={answer.data}
            columns={columns}
            charts={charts}
            caption={caption}
            missingIn={isSeveral ? guildsWithout(guild_ids ?? [], rows) : []}
            isTable={asked.as === 'table'}
            onTable={(isTable) => change({ as: isTable ? 'table' : undefined })}
            isBusy={answer.isPlaceholderData}
            {...(info.drill ? { onOpen: open } : {})}
            table={{
              view,
              hasIds,
              canShowIds: columns.some(({ type }) => type === 'id') && view.columns.length > 0,
              onIds: setIds,
              filter,
              onFilter: (next) => change({ filter: next }),
              onSort: (next) => change({ sort: next }),
              limit: asked.limit ?? rowsFor(info),
              onLimit: (limit) => change({ limit: limit === rowsFor(info) ? undefined : limit }),
            }}
          />
        ) : isOwnId(info.id) ? null : (
          <Late>
            <p className={classes.note} aria-busy="true">
              {t`Counting…`}
            </p>
          </Late>
        )}
        <Statement id={info.id} sql={answer.data?.sql ?? info.sql} />
        <Related info={info} scope={scope} />
      </div>
      <MessagesDrawer scope={asked.behind ?? null} onClose={() => change({ behind: undefined })} />
    </div>
  )
}

/** The guilds that were asked and have no row. */
function guildsWithout(guildIds: readonly string[], rows: readonly ResultRow[]): string[] {
  const found = new Set(rows.map(({ guild_id }) => guild_id))
  return guildIds.filter((id) => !found.has(id))
}

/** The SQL is the product: always one click away. */
function Statement({ id, sql }: { id: string; sql: string }) {
  const [isOpen, { toggle }] = useDisclosure(false)
  return (
    <section className={classes.statement}>
      <Anchor component="button" type="button" size="xs" onClick={toggle} aria-expanded={isOpen}>
        {isOpen ? t`Hide the SQL` : t`Show the SQL`}
      </Anchor>
      <Collapse expanded={isOpen}>
        <pre className={classes.sql}>{sql}</pre>
        <p className={classes.note}>
          <Link to="/questions/write" search={isOwnId(id) ? { id } : { copy: id }}>
            {isOwnId(id) ? t`Change this question` : t`Change a copy of this question`}
          </Link>
        </p>
      </Collapse>
    </section>
  )
}
