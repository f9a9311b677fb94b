import type { MouseEvent, ReactNode } from 'react'
import { call } from '../client'
import { showError } from '../ui/toasts'
import classes from './Markdown.module.css'
import { isWebUrl } from './markdown'

/** A link out of the archive: main asks the user, then the system's browser opens it. */
export function WebLink({ url, children }: { url: string; children: ReactNode }) {
  if (!isWebUrl(url)) return children
  const open = (event: MouseEvent) => {
    event.preventDefault()
    call('shell.open_link', { url }).catch(showError)
  }
  return (
    <a className={classes.link} href={url} title={url} onClick={open} onAuxClick={open}>
      {children}
    </a>
  )
}
