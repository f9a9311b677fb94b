import { t } from '@lingui/core/macro'
import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconArrowRight } from '@tabler/icons-react'
import { useRouter } from '@tanstack/react-router'
import { type MouseEvent, useEffect, useRef, useState } from 'react'
import { ariaKeys, useCommand, withKey } from '../ui/commands'
import classes from './BackAndForward.module.css'
import { useVisits, type Visit } from './visits'

/** How long a button is held until it shows where it leads. */
const HOLD_MS = 500
/** How many places the menu lists. */
const MOST = 12

type Direction = 'back' | 'forward'
type Step = Visit & { delta: number }

/** The ways back and forward; a right click or a long press lists the places there. */
export function BackAndForward() {
  const { history } = useRouter()
  const { list, index } = useVisits()
  const steps = list.map((visit, at) => ({ ...visit, delta: at - index }))
  const back = steps.slice(0, index).reverse()
  const forward = steps.slice(index + 1)

  const go = (delta: number) => history.go(delta)
  const goBack = () => go(-1)
  const goForward = () => go(1)
  useCommand('back', goBack, back.length > 0)
  useCommand('forward', goForward, forward.length > 0)
  useMouseButtons(goBack, goForward)

  return (
    <>
      <Way direction="back" steps={back} onGo={go} />
      <Way direction="forward" steps={forward} onGo={go} />
    </>
  )
}

const WAYS = {
  back: { label: t`Back`, Icon: IconArrowLeft, delta: -1 },
  forward: { label: t`Forward`, Icon: IconArrowRight, delta: 1 },
}

function Way(props: {
  direction: Direction
  steps: readonly Step[]
  onGo: (delta: number) => void
}) {
  const { direction, steps, onGo } = props
  const { label, Icon, delta } = WAYS[direction]
  const [isOpen, setOpen] = useState(false)
  const hold = useRef<ReturnType<typeof setTimeout>>(undefined)
  const wasHeld = useRef(false)
  const release = () => clearTimeout(hold.current)
  const isNowhere = steps.length === 0
  const openMenu = (event: MouseEvent) => {
    event.preventDefault()
    release()
    if (!isNowhere) setOpen(true)
  }

  return (
    <Menu opened={isOpen} onChange={setOpen} position="bottom-start" width={280}>
      <Tooltip label={withKey(label, direction)} disabled={isOpen}>
        <Menu.Target>
          <ActionIcon
            className={classes.way}
            aria-label={label}
            aria-keyshortcuts={ariaKeys(direction)}
            // Not `disabled`: the focus would be lost at the last step.
            aria-disabled={isNowhere || undefined}
            data-disabled={isNowhere || undefined}
            onPointerDown={({ button }) => {
              wasHeld.current = false
              if (button !== 0 || isNowhere) return
              hold.current = setTimeout(() => {
                wasHeld.current = true
                setOpen(true)
              }, HOLD_MS)
            }}
            onPointerUp={release}
            onPointerLeave={release}
            onContextMenu={openMenu}
            onClickCapture={(event) => {
              // The menu's own click would open it; a click goes one step.
              event.stopPropagation()
              if (isOpen && !wasHeld.current) setOpen(false)
              else if (!wasHeld.current && !isNowhere) onGo(delta)
            }}
          >
            <Icon size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        {steps.slice(0, MOST).map((step) => (
          <Menu.Item key={step.delta} onClick={() => onGo(step.delta)}>
            {step.title ?? step.address}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The fourth and fifth buttons of a mouse go back and forward. */
function useMouseButtons(back: () => void, forward: () => void) {
  const ways = useRef({ back, forward })
  ways.current = { back, forward }
  useEffect(() => {
    const press = (event: globalThis.MouseEvent) => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      if (event.type === 'mouseup') ways.current[event.button === 3 ? 'back' : 'forward']()
    }
    window.addEventListener('mousedown', press)
    window.addEventListener('mouseup', press)
    return () => {
      window.removeEventListener('mousedown', press)
      window.removeEventListener('mouseup', press)
    }
  }, [])
}
