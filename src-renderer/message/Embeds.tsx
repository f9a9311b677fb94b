import { plural, t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { useState } from 'react'
import type { EmbedRow } from '#shared/rows'
import { keyed } from '../ui/keyed'
import { EmbedCard } from './EmbedCard'
import classes from './Embeds.module.css'
import { joinedEmbeds } from './embed-kind'

/** Discord lets a message have ten; a file may say anything. */
const AT_ONCE = 10

/** Discord's link cards of a message; must stand inside a {@link TextProvider}. */
export function Embeds({ embeds, file_id }: { embeds: EmbedRow[]; file_id: number }) {
  const [most, setMost] = useState(AT_ONCE)
  const all = joinedEmbeds(embeds)
  const left = all.length - most
  const next = Math.min(left, AT_ONCE)
  return (
    <>
      {keyed(all.slice(0, most), (embed) => (
        <EmbedCard embed={embed} file_id={file_id} />
      ))}
      {left > 0 && (
        <div className={classes.fold}>
          <Button size="compact-xs" variant="subtle" onClick={() => setMost(most + AT_ONCE)}>
            {t`Show ${plural(next, { one: '# more card', other: '# more cards' })} of ${left}`}
          </Button>
        </div>
      )}
    </>
  )
}
