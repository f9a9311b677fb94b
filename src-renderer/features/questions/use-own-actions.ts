import { plural, t } from '@lingui/core/macro'
import { useQueryClient } from '@tanstack/react-query'
import { asWritten, type OwnQuestion, type SavedOwnQuestion } from '#shared/own-question'
import { call } from '../../client'
import { attempt, showToast, showUndo } from '../../ui/toasts'

/** What can be done with own questions; each says what went wrong, and resolves to null then. */
export function useOwnActions() {
  const client = useQueryClient()
  const run = async <T>(act: () => Promise<T>): Promise<T | null> => {
    const done = await attempt(act)
    // asked again when it is looked at, and not before: the one that stands there may run for ever
    void client.invalidateQueries({ queryKey: ['questions.run'], refetchType: 'none' })
    for (const name of ['questions.list', 'own_questions.get']) {
      await client.invalidateQueries({ queryKey: [name] })
    }
    return done
  }
  return {
    save: (id: string | null, question: OwnQuestion) =>
      run(async () => (await call('own_questions.save', { id, question })).id),
    /** Keeps it once more, under another title. */
    duplicate: ({ id }: { id: string }) =>
      run(async () => {
        const question = asWritten(await call('own_questions.get', { id }))
        const title = t`${question.title} (copy)`.slice(0, 120)
        return (await call('own_questions.save', { id: null, question: { ...question, title } })).id
      }),
    remove: ({ id, title }: { id: string; title: string }) =>
      run(async () => {
        const removed: SavedOwnQuestion = await call('own_questions.remove', { id })
        showUndo(t`“${title}” was deleted`, () => {
          void run(() => call('own_questions.restore', removed))
        })
        return removed
      }),
    /** Lets the user name a file and writes questions into it; `ids` null = all. */
    share: (ids: string[] | null, name: string) =>
      attempt(async () => {
        const path = await call('own_questions.save_file', { ids, suggested_name: `${name}.json` })
        if (path !== null) showToast(t`The file was written`)
        return path
      }),
    /** Takes in the questions of a file; resolves to their ids. */
    bringIn: (file: File) =>
      run(async () => {
        const { ids } = await call('own_questions.import', { text: await file.text() })
        showToast(
          plural(ids.length, {
            one: '# question was imported',
            other: '# questions were imported',
          }),
        )
        return ids
      }),
  }
}
