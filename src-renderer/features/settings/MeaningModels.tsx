import { Button } from '@mantine/core'
import { IconFolderOpen, IconRotate } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { MeaningStatus } from '#shared/meaning'
import { call } from '../../client'
import { countOf, formatCount } from '../../ui/format'
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
        label="Search by meaning"
        about="This build of the app has no model of sentences, so searches go by words."
      >
        {null}
      </Setting>
    )
  }
  const used = status.models.find(({ is_used }) => is_used)
  const isOwn = used?.folder === null
  return (
    <Setting label="Search by meaning" about={aboutOf(status)}>
      {isOwn ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFolderOpen size={14} aria-hidden />}
          loading={choosing.isPending}
          title="The folder of a sentence model in ONNX, such as all-MiniLM-L6-v2"
          onClick={() => choosing.mutate('folder')}
        >
          Use a better model from a folder…
        </Button>
      ) : (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconRotate size={14} aria-hidden />}
          loading={choosing.isPending}
          onClick={() => choosing.mutate('app')}
        >
          Use the model of the app
        </Button>
      )}
    </Setting>
  )
}

function aboutOf({ models, embedded, pending, runtime }: MeaningStatus): string {
  const used = models.find(({ is_used }) => is_used)
  const all = embedded + pending
  const read =
    pending === 0
      ? `${countOf(embedded, 'message')} can be found by what they mean`
      : `${formatCount(embedded)} of ${countOf(all, 'message')} can be found by what they mean`
  const slow = runtime === 'wasm' ? ' This computer runs it slowly, in WebAssembly.' : ''
  return `${read}, as ${used?.name ?? 'the model'} reads them.${slow}`
}
