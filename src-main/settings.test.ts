import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { Settings } from '#shared/settings'
import { openSettings } from './settings'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'settings-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

const DEFAULTS = Settings.parse({})

it('starts with the defaults', () => {
  expect(openSettings(dir).get()).toEqual(DEFAULTS)
})

it('keeps what a change does not name', () => {
  const settings = openSettings(dir)
  settings.change({ tz: 'Europe/Berlin' })
  expect(settings.change({ theme: 'dark', hour_cycle: undefined })).toEqual({
    ...DEFAULTS,
    theme: 'dark',
    tz: 'Europe/Berlin',
  })
  expect(openSettings(dir).get()).toEqual(settings.get())
})

it.each(['', '{"theme":', 'null', '{"theme":"pink"}'])(
  'takes the defaults for the file %j',
  (text) => {
    writeFileSync(join(dir, 'settings.json'), text)
    expect(openSettings(dir).get()).toEqual(DEFAULTS)
  },
)

it('leaves no half file behind', () => {
  openSettings(dir).change({ theme: 'light' })
  expect(readdirSync(dir)).toEqual(['settings.json'])
  expect(JSON.parse(readFileSync(join(dir, 'settings.json'), 'utf8'))).toMatchObject({
    theme: 'light',
  })
})
