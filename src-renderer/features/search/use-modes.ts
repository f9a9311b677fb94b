import { modeChoices } from './choices'

/** The ways to match that the archive can do now. */
export function useModes() {
  return modeChoices(false)
}
