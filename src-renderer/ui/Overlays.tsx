import {
  type DrawerProps,
  type DrawerRootProps,
  Drawer as MantineDrawer,
  Modal as MantineModal,
  type ModalProps,
  type ModalRootProps,
} from '@mantine/core'
import type { ReactNode } from 'react'
import { useIsTopLayer } from './layers'

/** Mantine closes every open dialog and drawer by one Escape; these close the top-most one. */
function useEscape({ opened, closeOnEscape = true }: { opened: boolean; closeOnEscape?: boolean }) {
  return useIsTopLayer(opened) && closeOnEscape
}

function LayeredModal(props: ModalProps) {
  return <MantineModal {...props} closeOnEscape={useEscape(props)} />
}

function LayeredModalRoot(props: ModalRootProps) {
  return <MantineModal.Root {...props} closeOnEscape={useEscape(props)} />
}

function LayeredDrawer(props: DrawerProps) {
  return <MantineDrawer {...props} closeOnEscape={useEscape(props)} />
}

function LayeredDrawerRoot(props: DrawerRootProps) {
  return <MantineDrawer.Root {...props} closeOnEscape={useEscape(props)} />
}

type Part = 'Overlay' | 'Content' | 'Header' | 'Title' | 'CloseButton' | 'Body'
/** A component and its parts. */
type Parts<C extends Record<Part, unknown>, P, R> = ((props: P) => ReactNode) & {
  Root: (props: R) => ReactNode
} & Pick<C, Part>

/** Mantine's Modal; of several layers Escape closes the top-most one. */
export const Modal: Parts<typeof MantineModal, ModalProps, ModalRootProps> = Object.assign(
  LayeredModal,
  {
    Root: LayeredModalRoot,
    Overlay: MantineModal.Overlay,
    Content: MantineModal.Content,
    Header: MantineModal.Header,
    Title: MantineModal.Title,
    CloseButton: MantineModal.CloseButton,
    Body: MantineModal.Body,
  },
)

/** Mantine's Drawer; of several layers Escape closes the top-most one. */
export const Drawer: Parts<typeof MantineDrawer, DrawerProps, DrawerRootProps> = Object.assign(
  LayeredDrawer,
  {
    Root: LayeredDrawerRoot,
    Overlay: MantineDrawer.Overlay,
    Content: MantineDrawer.Content,
    Header: MantineDrawer.Header,
    Title: MantineDrawer.Title,
    CloseButton: MantineDrawer.CloseButton,
    Body: MantineDrawer.Body,
  },
)
