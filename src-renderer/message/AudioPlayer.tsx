import { t } from '@lingui/core/macro'
import { ActionIcon, Tooltip } from '@mantine/core'
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import { type CSSProperties, useRef, useState } from 'react'
import { FileHead } from './FileCard'
import { shownName } from './media-kind'
import classes from './Players.module.css'
import { clockTime, takeTurn } from './players'
import type { ShownFile } from './shown-files'

const SPEEDS = [1, 1.25, 1.5, 2, 0.75]

/** A recording with its own controls, the same in both themes: play, a place in time, speed and sound. */
export function AudioPlayer({ file }: { file: ShownFile }) {
  const audio = useRef<HTMLAudioElement>(null)
  const [isPlaying, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(Number.NaN)
  const [isMuted, setMuted] = useState(false)
  const [speed, setSpeed] = useState(1)
  const name = shownName(file.attachment.file_name)
  const isTimed = Number.isFinite(length) && length > 0
  const toggle = () => {
    const element = audio.current
    if (!element) return
    if (element.paused) element.play().catch(file.lose)
    else element.pause()
  }
  const next = () => SPEEDS[(SPEEDS.indexOf(speed) + 1) % SPEEDS.length] ?? 1
  return (
    <fieldset className={classes.audio} aria-label={name}>
      <audio
        ref={audio}
        src={file.src}
        preload="metadata"
        onLoadedMetadata={({ currentTarget }) => setLength(currentTarget.duration)}
        onDurationChange={({ currentTarget }) => setLength(currentTarget.duration)}
        onTimeUpdate={({ currentTarget }) => setAt(currentTarget.currentTime)}
        onPlay={({ currentTarget }) => {
          takeTurn(currentTarget)
          setPlaying(true)
        }}
        onPause={() => setPlaying(false)}
        onVolumeChange={({ currentTarget }) => setMuted(currentTarget.muted)}
        onRateChange={({ currentTarget }) => setSpeed(currentTarget.playbackRate)}
        onError={file.lose}
      >
        <track kind="captions" />
      </audio>
      <FileHead file={file} />
      <div className={classes.controls}>
        <ActionIcon
          variant="filled"
          color="accent"
          radius={16}
          size={32}
          aria-label={isPlaying ? t`Pause ${name}` : t`Play ${name}`}
          onClick={toggle}
        >
          {isPlaying ? <IconPlayerPauseFilled size={16} /> : <IconPlayerPlayFilled size={16} />}
        </ActionIcon>
        <span className={classes.clock}>{clockTime(at)}</span>
        <input
          className={classes.seek}
          type="range"
          min={0}
          max={isTimed ? length : 1}
          step="any"
          value={isTimed ? Math.min(at, length) : 0}
          disabled={!isTimed}
          style={{ '--part': isTimed ? `${(at / length) * 100}%` : '0%' } as CSSProperties}
          aria-label={t`Place in the recording`}
          aria-valuetext={t`${clockTime(at)} of ${clockTime(length)}`}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            if (audio.current) audio.current.currentTime = valueAsNumber
            setAt(valueAsNumber)
          }}
          onKeyDown={(event) => {
            const by = { ArrowLeft: -5, ArrowRight: 5 }[event.key]
            if (by === undefined || !audio.current || !isTimed) return
            event.preventDefault()
            audio.current.currentTime = Math.min(length, Math.max(0, at + by))
          }}
        />
        <span className={classes.clock}>{clockTime(length)}</span>
        <Tooltip label={t`Speed`}>
          <button
            type="button"
            className={classes.speed}
            aria-label={t`Speed ${speed}×, change`}
            onClick={() => {
              if (audio.current) audio.current.playbackRate = next()
            }}
          >
            {speed}×
          </button>
        </Tooltip>
        <Tooltip label={isMuted ? t`Sound on` : t`Sound off`}>
          <ActionIcon
            size="sm"
            aria-label={t`Sound off`}
            aria-pressed={isMuted}
            onClick={() => {
              if (audio.current) audio.current.muted = !isMuted
            }}
          >
            {isMuted ? (
              <IconVolumeOff size={16} stroke={1.7} />
            ) : (
              <IconVolume size={16} stroke={1.7} />
            )}
          </ActionIcon>
        </Tooltip>
      </div>
    </fieldset>
  )
}
