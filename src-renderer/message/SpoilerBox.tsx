import { IconEyeOff } from '@tabler/icons-react'
import classes from './FileCard.module.css'
import { shownName } from './media-kind'

/** Stands for a file that its sender hid, until it is pressed. */
export function SpoilerBox({ name, onShow }: { name: string; onShow(): void }) {
  return (
    <button type="button" className={classes.spoiler} onClick={onShow}>
      <IconEyeOff size={18} stroke={1.7} aria-hidden="true" />
      <span>
        Spoiler: show <bdi>{shownName(name)}</bdi>
      </span>
    </button>
  )
}
