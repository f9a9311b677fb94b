import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import type { BackgroundState } from '#shared/job'
import type { Settings } from '#shared/settings'
import { followPower, type Power } from './background'

class FakePower extends EventEmitter implements Power {
  isOnBattery = false
  isOnBatteryPower(): boolean {
    return this.isOnBattery
  }
}

function setUp(setting: Settings['background_work'], isOff = false) {
  const power = new FakePower()
  const told: BackgroundState[] = []
  const chosen = { setting }
  let look: () => void = () => undefined
  const follow = followPower(
    {
      setting: () => chosen.setting,
      power,
      onChange: (state) => told.push(state),
      every: (_ms, run) => {
        look = run
      },
    },
    isOff,
  )
  return { power, told, chosen, follow, look: () => look() }
}

it('waits on battery and goes on when plugged in', () => {
  const { power, told, follow } = setUp('power')
  expect(follow.state()).toBe('run')
  power.isOnBattery = true
  power.emit('on-battery')
  power.emit('on-battery')
  power.isOnBattery = false
  power.emit('on-ac')
  expect(told).toEqual(['battery', 'run'])
})

it('finds out where the system tells nothing', () => {
  const { power, told, look } = setUp('power')
  look()
  power.isOnBattery = true
  look()
  look()
  expect(told).toEqual(['battery'])
})

it('does what the user chose, whatever the power', () => {
  const { power, told, chosen, follow } = setUp('on')
  power.isOnBattery = true
  power.emit('on-battery')
  expect(follow.state()).toBe('run')
  chosen.setting = 'off'
  follow.settingChanged()
  chosen.setting = 'power'
  follow.settingChanged()
  expect(told).toEqual(['off', 'battery'])
})

it('stays off when it was started so, until the user chooses', () => {
  const { told, follow } = setUp('on', true)
  expect(follow.state()).toBe('off')
  follow.settingChanged()
  expect(told).toEqual(['run'])
})
