import { expect, it } from 'vitest'
import { fitted } from './measured'

const MAX = { width: 480, height: 320 }

it.each([
  [100, 50, 100, 50],
  [960, 640, 480, 320],
  [1920, 320, 480, 80],
  [300, 3000, 32, 320],
  [30_000, 1, 480, 24],
  [1, 30_000, 24, 320],
  [1, 1, 24, 24],
])('%i × %i is drawn at %i × %i', (width, height, w, h) => {
  expect(fitted({ width, height }, MAX)).toEqual({ width: w, height: h })
})
