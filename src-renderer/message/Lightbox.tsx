import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconAspectRatio,
  IconChevronLeft,
  IconChevronRight,
  IconCopy,
  IconFolderOpen,
  IconMessage,
  IconX,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import type { MediaRef } from '#shared/rows'
import { call } from '../client'
import { formatBytes } from '../ui/format'
import { Modal } from '../ui/Overlays'
import { showError, showToast } from '../ui/toasts'
import classes from './Lightbox.module.css'
import { Stage, type StageHandle } from './LightboxStage'
import { useMeasured } from './measured'

/** A picture that is on disk. */
export type LightboxPicture = {
  src: string
  /** Its file's name, which is all that an export says about what is on it. */
  name: string
  media: MediaRef
  /** null = unknown. */
  size_bytes: number | null
}

type Props = {
  pictures: readonly LightboxPicture[]
  /** Which picture; null = closed. Stays mounted then, so that the focus goes back to what opened it. */
  place: number | null
  onPlace(place: number | null): void
  /** Leads to where the picture stands; absent = the user is there. */
  onGo?: (place: number) => void
}

/**
 * Pictures in full size, one at a time. Left and right step through them, + and - zoom, 0 shows the whole, Escape
 * closes; the wheel zooms and dragging moves.
 */
export function Lightbox({ pictures, place, onPlace, onGo }: Props) {
  const picture = place === null ? undefined : pictures[place]
  return (
    <Modal.Root
      opened={picture !== undefined}
      fullScreen
      onClose={() => onPlace(null)}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Content className={classes.content} aria-label={picture?.name ?? t`Picture`}>
        {picture && place !== null && (
          <Shown
            pictures={pictures}
            picture={picture}
            place={place}
            onPlace={onPlace}
            {...(onGo ? { onGo } : {})}
          />
        )}
      </Modal.Content>
    </Modal.Root>
  )
}

function Shown(props: Props & { picture: LightboxPicture; place: number }) {
  const { pictures, picture, place, onPlace } = props
  const stage = useRef<StageHandle>(null)
  const { size } = useMeasured(picture.src)
  const total = pictures.length
  const number = place + 1
  const isPair = total > 1
  const step = (by: number) => {
    if (pictures[place + by]) onPlace(place + by)
  }
  const onKey = (event: React.KeyboardEvent) => {
    const does = KEYS[event.key]
    if (!does || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    if (does === 'before' || does === 'after') {
      const by = does === 'before' ? -1 : 1
      if (event.shiftKey) stage.current?.move(by * -80, 0)
      else step(by)
    } else if (does === 'up' || does === 'down') stage.current?.move(0, does === 'up' ? 80 : -80)
    else if (does === 'first') onPlace(0)
    else if (does === 'last') onPlace(pictures.length - 1)
    else stage.current?.[does]()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of a dialog, which has the focus
    <div className={classes.frame} onKeyDown={onKey}>
      <div className={classes.head}>
        <div className={classes.about}>
          <bdi className={classes.name}>{picture.name}</bdi>
          <span className={classes.facts} aria-live="polite">
            {[
              isPair ? t`${number} of ${total}` : null,
              size ? `${size.width} × ${size.height}` : null,
              picture.size_bytes === null ? null : formatBytes(picture.size_bytes),
            ]
              .filter((fact) => fact !== null)
              .join(' · ')}
          </span>
        </div>
        {props.onGo && (
          <Action label={t`Go to message`} onClick={() => props.onGo?.(place)}>
            <IconMessage size={18} stroke={1.7} />
          </Action>
        )}
        <Action label={t`Zoom out (−)`} onClick={() => stage.current?.smaller()}>
          <IconZoomOut size={18} stroke={1.7} />
        </Action>
        <Action label={t`Whole picture or its real size (0)`} onClick={() => stage.current?.fit()}>
          <IconAspectRatio size={18} stroke={1.7} />
        </Action>
        <Action label={t`Zoom in (+)`} onClick={() => stage.current?.larger()}>
          <IconZoomIn size={18} stroke={1.7} />
        </Action>
        <Action label={t`Copy image`} onClick={() => copy(stage.current)}>
          <IconCopy size={18} stroke={1.7} />
        </Action>
        <Action
          label={t`Show in folder`}
          onClick={() => call('shell.show_media', picture.media).catch(showError)}
        >
          <IconFolderOpen size={18} stroke={1.7} />
        </Action>
        <Action label={t`Close (Escape)`} onClick={() => onPlace(null)}>
          <IconX size={18} stroke={1.7} />
        </Action>
      </div>
      <Stage key={picture.src} ref={stage} picture={picture} />
      {isPair && (
        <>
          <Side
            side="left"
            label={t`Picture before`}
            isOff={place === 0}
            onClick={() => step(-1)}
          />
          <Side
            side="right"
            label={t`Next picture`}
            isOff={place === pictures.length - 1}
            onClick={() => step(1)}
          />
        </>
      )}
    </div>
  )
}

const KEYS: Record<
  string,
  'before' | 'after' | 'up' | 'down' | 'first' | 'last' | 'larger' | 'smaller' | 'fit'
> = {
  ArrowLeft: 'before',
  ArrowRight: 'after',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'fit',
}

async function copy(stage: StageHandle | null) {
  const point = stage?.point()
  if (!point) return
  try {
    await call('window.copy_image', point)
    showToast(t`The image is on the clipboard.`)
  } catch (thrown) {
    showError(thrown)
  }
}

function Action(props: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <Tooltip label={props.label}>
      <ActionIcon
        size="lg"
        className={classes.action}
        aria-label={props.label}
        onClick={props.onClick}
      >
        {props.children}
      </ActionIcon>
    </Tooltip>
  )
}

function Side(props: { side: 'left' | 'right'; label: string; isOff: boolean; onClick(): void }) {
  const Icon = props.side === 'left' ? IconChevronLeft : IconChevronRight
  return (
    <button
      type="button"
      className={classes.side}
      data-side={props.side}
      aria-label={props.label}
      disabled={props.isOff}
      onClick={props.onClick}
    >
      <Icon size={28} stroke={1.7} aria-hidden="true" />
    </button>
  )
}
