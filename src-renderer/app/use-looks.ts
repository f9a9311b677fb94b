import { useMantineColorScheme } from '@mantine/core'
import { useEffect } from 'react'
import { useSettings } from '../ui/settings'

/** Makes the window follow the looks of the settings: theme, size of message text, and how much may move. */
export function useLooks() {
  const { setColorScheme } = useMantineColorScheme()
  const { theme, font_size, reduced_motion } = useSettings()
  useEffect(() => setColorScheme(theme === 'system' ? 'auto' : theme), [theme, setColorScheme])
  useEffect(() => {
    const root = document.documentElement
    root.style.setProperty('--message-size', `${font_size}px`)
    root.dataset.reducedMotion = reduced_motion
  }, [font_size, reduced_motion])
}
