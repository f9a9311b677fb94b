import { t } from '@lingui/core/macro'
import type { OwnQuestion, Refusal } from '#shared/own-question'
import type { ParamValue } from '#shared/question'
import { sharedText } from '../../ui/shared-text'
import { allOf } from './ask'
import type { RunState } from './use-run'

/** True when nothing of a draft would be kept otherwise. */
export function isSame(a: OwnQuestion, b: OwnQuestion): boolean {
  const text = ({ title, about, sql, params, chart, bots }: OwnQuestion) =>
    JSON.stringify([title, about, sql, params, chart, bots])
  return text(a) === text(b)
}

/** Of the typed values those that the statement still asks for. */
export function given(
  values: Record<string, ParamValue>,
  params: readonly { name: string }[],
): Record<string, ParamValue> {
  return Object.fromEntries(
    params.flatMap(({ name }) => (name in values ? [[name, values[name] as ParamValue]] : [])),
  )
}

/** The first refusal of some looks and answers; null = there is none. */
export function refusalOf(...looks: ({ kind: string } | null | undefined)[]): Refusal | null {
  return (looks.find((look) => look?.kind === 'refused') as Refusal | undefined) ?? null
}

/** True from the start of a run until the database answers again. */
export function isBusy(state: RunState): boolean {
  return state.kind === 'running' || state.kind === 'stopping'
}

/** True when what {@link statusWords} says is that something went wrong. */
export function isBad(state: RunState, refusal: Refusal | null): boolean {
  return state.kind === 'failed' || (state.kind !== 'running' && refusal !== null)
}

/** What there is to say instead of how the last run went; null = nothing. */
export function statusWords(
  state: RunState,
  refusal: Refusal | null,
  missing: readonly string[],
): string | null {
  if (state.kind === 'running') return t`Running…`
  if (state.kind === 'stopping') return t`The database is started again; nothing else is lost.`
  if (state.kind === 'failed') return sharedText(state.error.message)
  if (refusal) return [refusal.message, refusal.hint].filter(Boolean).join(' ')
  if (missing.length > 0) return t`To run it, ${allOf(missing)}.`
  return state.kind === 'stopped' ? t`Stopped.` : null
}
