import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openZoom, zoomAfter } from './zoom'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zoom-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

test('goes from step to step and stays at the ends', () => {
  expect([zoomAfter(100, 'in'), zoomAfter(100, 'out'), zoomAfter(170, 'in')]).toEqual([
    110, 90, 175,
  ])
  expect([zoomAfter(300, 'in'), zoomAfter(50, 'out'), zoomAfter(67, 'reset')]).toEqual([
    300, 50, 100,
  ])
})

test('is applied at once and kept for the next start', () => {
  const applied: number[] = []
  const zoom = openZoom(folder, (percent) => applied.push(percent))
  zoom.change('in')
  zoom.change('in')
  expect(applied).toEqual([110, 125])
  expect(openZoom(folder, () => undefined).get()).toBe(125)
})

test('is 100 % when the file is damaged or says what no step reaches', () => {
  for (const text of ['{', '{"percent":4000}']) {
    writeFileSync(join(folder, 'zoom.json'), text)
    expect(openZoom(folder, () => undefined).get()).toBe(100)
  }
})
