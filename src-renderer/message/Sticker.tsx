import { t } from '@lingui/core/macro'
import { IconSticker2 } from '@tabler/icons-react'
import { useState } from 'react'
import type { StickerRow } from '#shared/rows'
import { remoteHost } from '../ui/media'
import { Download } from './Download'
import { Lottie } from './Lottie'
import classes from './Sticker.module.css'
import { StillImage } from './StillImage'
import { useShownMedia } from './shown-media'

/** A sticker from disk, moving or not; where it is not there, its name and the way to get it. */
export function Sticker({ sticker, file_id }: { sticker: StickerRow; file_id: number }) {
  const { name, format, source_url } = sticker
  const isLottie = format === 'Lottie'
  const media = { url: source_url, file_id }
  const [shown] = useShownMedia([{ media, isDrawn: !isLottie }])
  const [isBroken, setBroken] = useState(false)
  if (!shown || shown.state === 'unknown') return <div className={classes.picture} />
  if (shown.state === 'there' && !isBroken) {
    return isLottie ? (
      <Lottie media={media} name={name} onBroken={() => setBroken(true)} />
    ) : (
      <StillImage
        className={classes.picture}
        src={shown.src}
        alt={t`Sticker: ${name}`}
        title={name}
        isAnimated={format !== 'Png'}
        onError={shown.lose}
      />
    )
  }
  const host = remoteHost(source_url)
  const isMissing = shown.state === 'missing'
  return (
    <div className={classes.card}>
      <IconSticker2 size={22} stroke={1.5} aria-hidden="true" />
      <span className={classes.about}>
        <bdi className={classes.name}>{name}</bdi>
        <span className={classes.facts}>
          {t`Sticker`} · {isMissing ? (host ?? t`not in the archive`) : t`cannot be shown here`}
        </span>
      </span>
      {isMissing && host !== null && <Download wanted={{ ...media, kind: 'sticker', name }} />}
    </div>
  )
}
