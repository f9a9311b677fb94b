import { t } from '@lingui/core/macro'
import { useComputedColorScheme } from '@mantine/core'
import { useRouter } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { CommandId } from '#shared/commands'
import { call, onEvent } from '../client'
import { followKeys, runCommand, useCommand } from '../ui/commands'
import { pickAndIngest } from '../ui/jobs'
import { useChangeSettings } from '../ui/settings-store'
import { showError, showToast } from '../ui/toasts'
import { useArchivePlace } from './archive-place'
import { useNamedPlace } from './here'
import { KeySheet } from './KeySheet'
import { followPanes, goToMainSoon, goToPane } from './panes'
import { useSections } from './sections'
import { useLooks } from './use-looks'
import { followVisits } from './visits'

/** What can be done and is followed on every screen, and the dialogs of it. */
export function FrameCommands() {
  const router = useRouter()
  const { history, navigate } = router
  const [areKeysShown, showKeys] = useState(false)
  const changeSettings = useChangeSettings()
  const scheme = useComputedColorScheme('light')
  useEffect(() => {
    const ends = [
      followKeys(),
      followPanes(),
      followVisits(history),
      // What had the focus may be gone with the page before.
      router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
        const focused = document.activeElement
        const isLost = focused === document.body || focused?.hasAttribute('data-pane')
        if (fromLocation && pathChanged && isLost) goToMainSoon()
      }),
      onEvent('app.command', ({ id }) => void runCommand(id)),
    ]
    return () => {
      for (const end of ends) end()
    }
  }, [router, history])
  // here and not in the frame, which is not to be drawn again for every address
  useLooks()
  useNamedPlace()
  useArchivePlace()

  const sections = useSections()
  const open = (command: CommandId) => {
    const section = sections.find((one) => one.command === command)
    if (section) void navigate(section.link)
  }
  useCommand('library', () => open('library'))
  useCommand('browse', () => open('browse'))
  useCommand('search_page', () => open('search_page'))
  useCommand('entities', () => void navigate({ to: '/entities', search: {} }))
  useCommand('questions', () => open('questions'))
  useCommand('report', () => open('report'))
  useCommand('dashboards', () => open('dashboards'))
  useCommand('settings', () => void navigate({ to: '/settings' }))
  useCommand('archive', () => void navigate({ to: '/archive' }))
  useCommand('files', () => void navigate({ to: '/files' }))
  useCommand('next_pane', () => goToPane(1))
  useCommand('previous_pane', () => goToPane(-1))
  useCommand('theme', () => changeSettings({ theme: scheme === 'dark' ? 'light' : 'dark' }))
  useCommand('zoom_in', () => void zoom('in'))
  useCommand('zoom_out', () => void zoom('out'))
  useCommand('zoom_reset', () => void zoom('reset'))
  useCommand('add_folder', () => void addFrom('folder'))
  useCommand('add_files', () => void addFrom('files'))
  useCommand('export_report', () => open('report'))
  useCommand('about', () => void navigate({ to: '/about' }))
  useCommand('export_guide', () => void navigate({ to: '/export-guide' }))
  useCommand('keys', () => showKeys(true))

  /** The job shows in the library. */
  async function addFrom(kind: 'folder' | 'files') {
    if (await pickAndIngest(kind)) await navigate({ to: '/' })
  }

  return <KeySheet opened={areKeysShown} onClose={() => showKeys(false)} />
}

async function zoom(to: 'in' | 'out' | 'reset') {
  try {
    const { percent } = await call('window.zoom', { to })
    showToast(t`Zoom ${percent} %`)
  } catch (thrown) {
    showError(thrown)
  }
}
