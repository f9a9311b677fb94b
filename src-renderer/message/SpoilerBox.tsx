import { Trans } from '@lingui/react/macro'
import { IconEyeOff } from '@tabler/icons-react'
import classes from './FileCard.module.css'
import { shownName } from './media-kind'

/** Stands for a file that its sender hid, until it is pressed. */
export function SpoilerBox({ name, onShow }: { name: string; onShow(): void }) {
  const file = <bdi>{shownName(name)}</bdi>
  return (
    <button type="button" className={classes.spoiler} onClick={onShow}>
      <IconEyeOff size={18} stroke={1.7} aria-hidden="true" />
      <span>
        <Trans>Spoiler: show {file}</Trans>
      </span>
    </button>
  )
}
