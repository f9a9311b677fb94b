import { useMantineColorScheme } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { callQuery } from '../client'

/** Makes the window follow the theme of the settings. */
export function useTheme() {
  const { setColorScheme } = useMantineColorScheme()
  const { data } = useQuery(callQuery('settings.get', {}))
  const theme = data?.theme
  useEffect(() => {
    if (theme) setColorScheme(theme === 'system' ? 'auto' : theme)
  }, [theme, setColorScheme])
}
