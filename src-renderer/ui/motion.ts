import { useReducedMotion as useSystemReducedMotion } from '@mantine/hooks'
import { useSettings } from './settings'

/** True when nothing may move by itself: the setting decides, else the system. For what CSS cannot stop. */
export function useReducedMotion(): boolean {
  const { reduced_motion } = useSettings()
  const system = useSystemReducedMotion()
  return reduced_motion === 'system' ? system : reduced_motion === 'on'
}
