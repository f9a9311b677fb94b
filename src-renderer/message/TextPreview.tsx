import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { fileExtension } from '#shared/openable'
import { callQuery, PASSING } from '../client'
import { formatBytes } from '../ui/format'
import { CodeBlock } from './CodeBlock'
import { FileCard, FileHead } from './FileCard'
import { previewOf } from './preview'
import type { ShownFile } from './shown-files'
import classes from './TextPreview.module.css'

/** How much of a file is read at most, however long it is. */
const MAX_BYTES = 64 * 1024

/** The beginning of a text or program; by name alone when its bytes are no text. */
export function TextPreview({ file }: { file: ShownFile }) {
  const [isLong, setLong] = useState(false)
  const { data, isPending } = useQuery({
    ...callQuery('media.read_text', { ...file.media, max_bytes: MAX_BYTES }),
    ...PASSING,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data && !isPending) return <FileCard file={file} />
  const { first, rest } = previewOf(data?.text ?? '')
  const extension = fileExtension(file.attachment.file_name)
  return (
    <figure className={classes.preview} aria-label={file.attachment.file_name}>
      <FileHead file={file} />
      {data && data.text !== '' && (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls has to be reachable by keys */}
          <div className={classes.lines} data-long={isLong || undefined} tabIndex={0}>
            <CodeBlock lang={extension} text={isLong ? data.text : first} />
          </div>
          {(rest > 0 || !data.is_whole) && (
            <div className={classes.more}>
              {rest > 0 && (
                <Button size="compact-xs" variant="subtle" onClick={() => setLong(!isLong)}>
                  {isLong
                    ? t`Show less`
                    : t`Show ${plural(rest, { one: '# more line', other: '# more lines' })}`}
                </Button>
              )}
              {!data.is_whole && (
                <span className={classes.size}>
                  {t`The first ${formatBytes(MAX_BYTES)} of ${formatBytes(data.size_bytes)}`}
                </span>
              )}
            </div>
          )}
        </>
      )}
    </figure>
  )
}
