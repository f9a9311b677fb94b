import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useSettings } from '../ui/settings'
import { SettingsProvider } from '../ui/settings-store'
import { Toasts } from '../ui/Toasts'
import { queryClient } from './query-client'
import { router } from './router'
import { colorSchemeManager, theme } from './theme'

/** The window: providers around the router. */
export function App() {
  return (
    <I18nProvider i18n={i18n}>
      <QueryClientProvider client={queryClient}>
        <SettingsProvider>
          <Themed />
        </SettingsProvider>
      </QueryClientProvider>
    </I18nProvider>
  )
}

function Themed() {
  const may_move = useSettings().reduced_motion === 'off'
  const used = useMemo(() => ({ ...theme, respectReducedMotion: !may_move }), [may_move])
  return (
    <MantineProvider theme={used} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager}>
      <RouterProvider router={router} />
      <Toasts />
    </MantineProvider>
  )
}
