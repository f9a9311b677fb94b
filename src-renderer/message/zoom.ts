import type { Size } from './measured'

/** How a picture lies on its stage: its scale, and how far its middle is from that of the stage, in pixels. */
export type View = { scale: number; x: number; y: number }
export type Point = { x: number; y: number }

const LARGEST = 8

/** The scale at which the whole picture is seen; never larger than it is. */
export function fitScale(picture: Size, stage: Size): number {
  return Math.min(1, stage.width / picture.width, stage.height / picture.height)
}

/** The whole picture in the middle. */
export function fitView(picture: Size, stage: Size): View {
  return { scale: fitScale(picture, stage), x: 0, y: 0 }
}

/** The picture `factor` times as large, with what is at `point` (from the middle of the stage) staying there. */
export function zoomed(view: View, factor: number, point: Point, picture: Size, stage: Size): View {
  const least = fitScale(picture, stage)
  const most = Math.max(LARGEST, least)
  const scale = Math.min(most, Math.max(least, view.scale * factor))
  const by = scale / view.scale
  return held(
    { scale, x: point.x - (point.x - view.x) * by, y: point.y - (point.y - view.y) * by },
    picture,
    stage,
  )
}

/** The view with the picture never further out than its edge: what is smaller than the stage stays in the middle. */
export function held(view: View, picture: Size, stage: Size): View {
  const spareX = Math.max(0, (picture.width * view.scale - stage.width) / 2)
  const spareY = Math.max(0, (picture.height * view.scale - stage.height) / 2)
  return {
    scale: view.scale,
    x: Math.min(spareX, Math.max(-spareX, view.x)),
    y: Math.min(spareY, Math.max(-spareY, view.y)),
  }
}
