import { t } from '@lingui/core/macro'
import { Switch } from '@mantine/core'
import { useLocalStorage } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { drillScope } from '#shared/drill'
import { ownInfo, ownParams, usesScope } from '#shared/own-info'
import { MAX_ROWS, type OwnQuestion, statementOf } from '#shared/own-question'
import type { ParamValue, ResultRow } from '#shared/question'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { MessagesDrawer } from '../../message/MessagesDrawer'
import { ScopeBar } from '../../message/ScopeBar'
import { PanelLayout, useIsPanelOver } from '../../ui/PanelLayout'
import { missingParams, scopeFields } from './ask'
import { keepDraft } from './drafts'
import { chartAfter } from './fit-chart'
import { OwnResult, ranWords } from './OwnResult'
import { ParamsForm } from './ParamsForm'
import { RunBar } from './RunBar'
import { SqlEditor } from './SqlEditor'
import { TablesPanel } from './TablesPanel'
import { useAskedScope } from './use-asked-scope'
import { useCaption } from './use-caption'
import { useLook } from './use-look'
import { useOwnActions } from './use-own-actions'
import { useRun } from './use-run'
import classes from './Write.module.css'
import { WriteHead } from './WriteHead'
import { given, isBad, isBusy, isSame, refusalOf, statusWords } from './write-state'

/** Longer than a field of the form waits for another key. */
const FIELD_PAUSE_MS = 250

type Props = {
  /** What the draft is kept under. */
  place: string
  /** null = not saved yet. */
  id: string | null
  saved: OwnQuestion
  first: OwnQuestion
}

/** A question while it is written: its words, its statement, what the statement asks for, and what it gives. */
export function WriteQuestion({ place, id, saved, first }: Props) {
  const [question, setQuestion] = useState(first)
  const [chosen, setScope] = useState<Scope>({})
  const [values, setValues] = useState<Record<string, ParamValue>>({})
  const [limit, setLimit] = useState(1000)
  const [behind, setBehind] = useState<Scope | null>(null)
  const [hasTables, setTables] = useTables()
  const insert = useRef<(text: string) => void>(() => undefined)
  const tables = useQuery(callQuery('schema.tables', {}))
  const { state, answer, run, stop } = useRun()
  const actions = useOwnActions()
  const navigate = useNavigate()
  const { look, kinds } = useLook(question, !isBusy(state))

  // a run ends long after it began: what was typed meanwhile is changed, not what it began with
  const written = useRef(first)
  const change = (next: Partial<OwnQuestion>) => {
    const changed = { ...written.current, ...next }
    written.current = changed
    setQuestion(changed)
    keepDraft(place, isSame(changed, saved) ? undefined : changed)
  }
  // a question that had run when it was kept is drawn as it was kept
  const isChosen = useRef(Object.keys(saved.types).length > 0)
  const params = ownParams(question, kinds)
  const rows = answer?.kind === 'rows' ? answer : null
  const columns = rows?.columns ?? []
  const info = ownInfo({ ...question, params, id: id ?? 'own_draft' }, columns)
  const scope = useAskedScope(info, chosen)
  const asked = { id: info.id, scope, params: given(values, params), limit }
  const missing = missingParams(info, asked)
  const canRun = missing.length === 0 && question.sql.trim() !== ''
  const caption = useCaption({ ...info, title: question.title || t`An own question` }, asked)
  const [ranSql, setRanSql] = useState<string | null>(null)
  const refusal = refusalOf(question.sql === ranSql ? answer : null, look)

  const start = async (rowsAtMost = limit) => {
    if (isBusy(state) || !canRun) return
    const { sql } = question
    const next = await run({
      question: statementOf({ ...question, params }),
      scope,
      params: asked.params,
      limit: rowsAtMost,
    })
    setRanSql(sql)
    if (next?.kind !== 'rows') return
    const types = Object.fromEntries(next.columns.map(({ name, type }) => [name, type]))
    change({ types, chart: chartAfter(written.current.chart, isChosen.current, next) })
  }
  // a field tells what was typed in it after a pause: a run waits for the last key
  const latest = useRef(start)
  latest.current = start
  const typedAt = useRef(0)
  const startSoon = () => {
    setTimeout(
      () => void latest.current(),
      Math.max(0, FIELD_PAUSE_MS - (Date.now() - typedAt.current)),
    )
  }
  const save = async () => {
    const kept = await actions.save(id, { ...question, params, title: question.title.trim() })
    if (kept === null) return
    keepDraft(place, undefined)
    const search = { scope: chosen, params: asked.params }
    await navigate({ to: '/questions/$id', params: { id: kept }, search })
  }
  const open = (row: ResultRow) => setBehind(drillScope(info, asked, row))
  const hasControls = usesScope(question.sql) || info.params.length > 0

  return (
    <PanelLayout
      name="tables"
      label={t`Tables`}
      panel={
        hasTables ? (
          <TablesPanel
            tables={tables.data}
            onInsert={(text) => insert.current(text)}
            onClose={() => setTables(false)}
          />
        ) : null
      }
      onClose={() => setTables(false)}
    >
      <div className={classes.page}>
        <div className={classes.column}>
          <WriteHead
            id={id}
            question={question}
            onChange={change}
            hasTables={hasTables}
            onTables={setTables}
            onSave={() => void save()}
          />
          <SqlEditor
            value={question.sql}
            onChange={(sql) => change({ sql })}
            onRun={startSoon}
            refusal={refusal}
            tables={tables.data ?? []}
            onReady={(write) => {
              insert.current = write
            }}
          />
          {hasControls && (
            <div
              className={classes.controls}
              onInputCapture={() => {
                typedAt.current = Date.now()
              }}
            >
              <ScopeBar
                scope={scope}
                fields={scopeFields(info)}
                onChange={setScope}
                params={
                  <ParamsForm
                    info={info}
                    question={{ ...question, params }}
                    values={values}
                    guildId={scope.guild_id}
                    onValues={setValues}
                    onParams={(next) => change({ params: next })}
                  />
                }
              >
                {usesScope(question.sql) && (
                  <Switch
                    className={classes.bots}
                    size="xs"
                    label={t`Count bots`}
                    checked={question.bots === 'included'}
                    onChange={(event) =>
                      change({ bots: event.currentTarget.checked ? 'included' : 'excluded' })
                    }
                  />
                )}
              </ScopeBar>
            </div>
          )}
          <RunBar
            state={state}
            canRun={canRun}
            onRun={startSoon}
            onStop={stop}
            isBad={isBad(state, refusal)}
          >
            {statusWords(state, refusal, missing) ?? (rows && ranWords(rows))}
          </RunBar>
          {rows && (
            <OwnResult
              info={info}
              answer={rows}
              caption={caption}
              limit={limit}
              onLimit={(next) => {
                setLimit(Math.min(next, MAX_ROWS))
                void start(Math.min(next, MAX_ROWS))
              }}
              onChart={(chart) => {
                isChosen.current = true
                change({ chart })
              }}
              {...(info.drill ? { onOpen: open } : {})}
            />
          )}
        </div>
        <MessagesDrawer scope={behind} onClose={() => setBehind(null)} />
      </div>
    </PanelLayout>
  )
}

/** Whether the tables are shown: beside the statement as it was left, over it when they are asked for. */
function useTables(): [boolean, (next: boolean) => void] {
  const isOver = useIsPanelOver()
  const [isOpenOver, setOpenOver] = useState(false)
  const [kept, setKept] = useLocalStorage({
    key: 'write-tables',
    defaultValue: true,
    getInitialValueInEffect: false,
  })
  return isOver ? [isOpenOver, setOpenOver] : [kept, setKept]
}
