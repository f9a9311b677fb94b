import { useEffect, useRef, useState } from 'react'
import type { CallInput } from '#shared/api'
import { AppError } from '#shared/errors'
import type { OwnAnswer } from '#shared/own-question'
import { call } from '../../client'

/** A run, from its start to its answer. */
export type RunState =
  | { kind: 'idle' }
  | { kind: 'running' }
  /** Asked to stop; over when the database answers again. */
  | { kind: 'stopping' }
  | { kind: 'stopped' }
  | { kind: 'failed'; error: AppError }

/**
 * Runs statements, one at a time. The answer of before stays until there is another. Leaving the page stops what runs, too.
 */
export function useRun() {
  const [state, setState] = useState<RunState>({ kind: 'idle' })
  const [answer, setAnswer] = useState<OwnAnswer | null>(null)
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  async function run(input: CallInput<'own_questions.run'>): Promise<OwnAnswer | null> {
    if (running.current) return null
    const controller = new AbortController()
    running.current = controller
    setState({ kind: 'running' })
    try {
      const next = await call('own_questions.run', input, { signal: controller.signal })
      setAnswer(next)
      setState({ kind: 'idle' })
      return next
    } catch (thrown) {
      const error = AppError.from(thrown)
      if (error.code === 'cancelled') await settle(setState)
      else setState({ kind: 'failed', error })
      return null
    } finally {
      running.current = null
    }
  }

  return { state, answer, run, stop: () => running.current?.abort() }
}

/** The engine may have to be started again; it is there when it answers. */
async function settle(setState: (state: RunState) => void): Promise<void> {
  setState({ kind: 'stopping' })
  await call('archive.status', {}).catch(() => undefined)
  setState({ kind: 'stopped' })
}
