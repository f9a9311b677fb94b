import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconFolderOpen, IconRotate } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MeaningStatus } from '#shared/meaning'
import { call } from '../../client'
import { formatCount } from '../../ui/format'
import { useJobs } from '../../ui/jobs'
import { showError } from '../../ui/toasts'
import { Setting } from './Setting'

/** Which model reads meanings, how much it has read, and a way to a better one. */
export function MeaningModels() {
  const client = useQueryClient()
  const { data: jobs = [] } = useJobs()
  const job = jobs.find(({ kind }) => kind === 'embed')
  const { data: status } = useQuery({
    // what is read changes with the job
    queryKey: ['meaning.status', {}, job?.id, job?.state],
    queryFn: ({ signal }) => call('meaning.status', {}, { signal }),
    placeholderData: (before) => before,
  })
  const choosing = useMutation({
    mutationFn: async (from: 'folder' | 'app') => {
      const [folder] =
        from === 'app' ? [null] : await call('dialog.pick_paths', { kind: 'model' as const })
      if (folder !== undefined) await call('meaning.choose_model', { folder })
    },
    onError: showError,
    onSettled: () =>
      client.invalidateQueries({
        predicate: ({ queryKey }) =>
          ['meaning.status', 'background.status', 'search.modes'].includes(String(queryKey[0])),
      }),
  })
  if (!status) return null
  if (!status.is_possible) {
    return (
      <Setting
        label={t`Search by meaning`}
        about={t`This build of the app has no model of sentences, so searches go by words.`}
      >
        {null}
      </Setting>
    )
  }
  const used = status.models.find(({ is_used }) => is_used)
  const isOwn = used?.folder === null
  return (
    <Setting label={t`Search by meaning`} about={aboutOf(status)}>
      {isOwn ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
          loading={choosing.isPending}
          title={t`The folder of a sentence model in ONNX, such as all-MiniLM-L6-v2`}
          onClick={() => choosing.mutate('folder')}
        >
          {t`Use a better model from a folder…`}
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRotate size={14} aria-hidden />}
          loading={choosing.isPending}
          onClick={() => choosing.mutate('app')}
        >
          {t`Use the model of the app`}
        </Button>
      )}
    </Setting>
  )
}

function aboutOf({ models, embedded, pending, runtime }: MeaningStatus): string {
  const model = models.find(({ is_used }) => is_used)?.name
  const read =
    model === undefined ? readByModel(embedded, pending) : readBy(model, embedded, pending)
  return runtime === 'wasm' ? `${read} ${t`This computer runs it slowly, in WebAssembly.`}` : read
}

function readBy(model: string, embedded: number, pending: number): string {
  const done = formatCount(embedded)
  return pending === 0
    ? t`${plural(embedded, { one: '# message', other: '# messages' })} can be found by what they mean, as ${model} reads them.`
    : t`${done} of ${plural(embedded + pending, { one: '# message', other: '# messages' })} can be found by what they mean, as ${model} reads them.`
}

/** The same where the model has no name. */
function readByModel(embedded: number, pending: number): string {
  const done = formatCount(embedded)
  return pending === 0
    ? t`${plural(embedded, { one: '# message', other: '# messages' })} can be found by what they mean, as the model reads them.`
    : t`${done} of ${plural(embedded + pending, { one: '# message', other: '# messages' })} can be found by what they mean, as the model reads them.`
}
