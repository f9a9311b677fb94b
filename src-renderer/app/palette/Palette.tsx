import { t } from '@lingui/core/macro'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { runCommand, useCommand } from '../../ui/commands'
import { Modal } from '../../ui/Overlays'
import { goToMainSoon } from '../panes'
import type { Entry } from './entries'
import classes from './Palette.module.css'
import { PaletteBox } from './PaletteBox'

/** The palette: everything that has a name, a few letters away. The focus goes back, or on to what was chosen. */
export function Palette() {
  const { history } = useRouter()
  const [isOpen, setOpen] = useState(false)
  const before = useRef<Element | null>(null)
  useCommand('palette', () => {
    if (isOpen) return close()
    before.current = document.activeElement
    setOpen(true)
  })

  function close() {
    setOpen(false)
    const place = before.current
    // Of what was focused before only what is still there; a dialog below keeps the focus by itself.
    if (place instanceof HTMLElement && place.isConnected) place.focus()
  }
  const choose = ({ target }: Entry) => {
    close()
    if (target.kind === 'command') return void runCommand(target.id)
    history.push(target.address)
    goToMainSoon()
  }

  return (
    <Modal
      opened={isOpen}
      onClose={close}
      withCloseButton={false}
      returnFocus={false}
      size={640}
      yOffset="10vh"
      // At once: the next key is meant for it already.
      transitionProps={{ duration: 0 }}
      padding={0}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
      attributes={{ content: { 'aria-label': t`Go to anything` } }}
    >
      <PaletteBox onChoose={choose} />
    </Modal>
  )
}
