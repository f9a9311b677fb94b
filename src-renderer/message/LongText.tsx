import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { HighlightedText } from './HighlightedText'

/** As much of an overlong text as is drawn before somebody asks for all of it. */
const SHOWN = 2000

/** Text longer than Discord allows, as it is typed: its beginning, and the rest when it is asked for. */
export function LongText({ text }: { text: string }) {
  const [isWhole, setWhole] = useState(false)
  if (isWhole) return <HighlightedText text={text} />
  return (
    <>
      <HighlightedText text={text.slice(0, SHOWN)} />…{' '}
      <Button size="compact-xs" variant="default" onClick={() => setWhole(true)}>
        {t`Show all ${plural(text.length, { one: '# character', other: '# characters' })}`}
      </Button>
    </>
  )
}
