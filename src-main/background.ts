import type { BackgroundState } from '#shared/job'
import type { Settings } from '#shared/settings'

/** Linux tells nobody when a computer is unplugged, so somebody has to look. */
const LOOK_MS = 60_000

/** The part of Electron's powerMonitor that is needed. */
export type Power = {
  isOnBatteryPower(): boolean
  on(event: 'on-ac' | 'on-battery' | 'resume', listener: () => void): unknown
}

export type BackgroundOptions = {
  /** What the user chose. */
  setting(): Settings['background_work']
  power: Power
  /** Told when it is another than before. */
  onChange(state: BackgroundState): void
  /** Calls `look` again and again. */
  every?(ms: number, look: () => void): void
}

/** Whether background work may run, by what the user chose and what the computer runs on. */
export type BackgroundSwitch = {
  state(): BackgroundState
  /** Has to be called when the setting changed. */
  settingChanged(): void
}

/** Looks at the computer's power from now on; Electron has to be ready. `isOff` = never, until the setting changes. */
export function followPower(options: BackgroundOptions, isOff: boolean): BackgroundSwitch {
  const { power, every = lookEvery } = options
  let isForcedOff = isOff
  let last = state()

  function state(): BackgroundState {
    const setting = isForcedOff ? 'off' : options.setting()
    if (setting === 'power') return power.isOnBatteryPower() ? 'battery' : 'run'
    return setting === 'on' ? 'run' : 'off'
  }
  function look(): void {
    const now = state()
    if (now === last) return
    last = now
    options.onChange(now)
  }
  power.on('on-ac', look)
  power.on('on-battery', look)
  power.on('resume', look)
  every(LOOK_MS, look)
  return {
    state,
    settingChanged() {
      isForcedOff = false
      look()
    },
  }
}

function lookEvery(ms: number, look: () => void): void {
  setInterval(look, ms).unref()
}
