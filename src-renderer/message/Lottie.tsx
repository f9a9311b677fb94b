import { t } from '@lingui/core/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { MediaRef } from '#shared/rows'
import { callQuery, PASSING } from '../client'
import { useReducedMotion } from '../ui/motion'
import { checkedLottie, LOTTIE_BYTES } from './lottie-check'
import classes from './Sticker.module.css'

type Props = {
  media: MediaRef
  name: string
  /** It is no animation, or not one that is played. */
  onBroken(): void
}

/** A Lottie animation from disk: it moves while it is on screen, and only under the pointer where nothing may move by itself. */
export function Lottie({ media, name, onBroken }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const isStill = useReducedMotion()
  const { data, error } = useQuery({
    ...callQuery('media.read_text', { ...media, max_bytes: LOTTIE_BYTES }),
    ...PASSING,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const broken = useRef(onBroken)
  broken.current = onBroken

  useEffect(() => {
    if (error) broken.current()
    if (data === undefined) return
    const animation = data?.is_whole ? checkedLottie(data.text) : null
    const element = box.current
    if (!animation || !element) return broken.current()
    let end: (() => void) | null = null
    let isOver = false
    play(element, animation, isStill).then(
      (stop) => {
        if (isOver) stop()
        else end = stop
      },
      () => broken.current(),
    )
    return () => {
      isOver = true
      end?.()
    }
  }, [data, error, isStill])

  return (
    <div
      ref={box}
      className={classes.picture}
      role="img"
      aria-label={t`Sticker: ${name}`}
      title={name}
    />
  )
}

/** Draws an animation into an element; returns what ends it. Throws when the player does not take it. */
async function play(
  element: HTMLElement,
  animation: object,
  isStill: boolean,
): Promise<() => void> {
  // the player without expressions: it makes no program of a text, which the window's policy would refuse
  const { default: lottie } = await import('lottie-web/build/player/lottie_light_canvas')
  const player = lottie.loadAnimation({
    container: element,
    renderer: 'canvas',
    loop: true,
    autoplay: false,
    animationData: animation,
  })
  player.goToAndStop(0, true)
  const start = () => player.play()
  const stop = () => player.goToAndStop(0, true)
  if (isStill) {
    element.addEventListener('pointerenter', start)
    element.addEventListener('pointerleave', stop)
  }
  const watch = new IntersectionObserver((entries) => {
    const isOnScreen = entries.some(({ isIntersecting }) => isIntersecting)
    if (!isOnScreen) player.pause()
    else if (!isStill) start()
  })
  watch.observe(element)
  return () => {
    watch.disconnect()
    element.removeEventListener('pointerenter', start)
    element.removeEventListener('pointerleave', stop)
    player.destroy()
  }
}
