import { t } from '@lingui/core/macro'
import { IconFolderDown } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { startIngest } from '../ui/jobs'
import { showError } from '../ui/toasts'
import classes from './DropOverlay.module.css'

const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false

/** Takes files and folders dropped anywhere on the window, and shows so while they hover. */
export function DropOverlay() {
  const navigate = useNavigate()
  const [hovers, setHovers] = useState(false)

  useEffect(() => {
    const enter = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setHovers(true)
    }
    // relatedTarget is null only when the pointer leaves the window itself.
    const leave = (event: DragEvent) => event.relatedTarget === null && setHovers(false)
    const drop = async (event: DragEvent) => {
      event.preventDefault()
      setHovers(false)
      const files = [...(event.dataTransfer?.files ?? [])]
      try {
        const job = await startIngest(await window.binding.pathsOf(files))
        if (job) await navigate({ to: '/' })
      } catch (thrown) {
        showError(thrown)
      }
    }
    window.addEventListener('dragenter', enter)
    window.addEventListener('dragover', enter)
    window.addEventListener('dragleave', leave)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragenter', enter)
      window.removeEventListener('dragover', enter)
      window.removeEventListener('dragleave', leave)
      window.removeEventListener('drop', drop)
    }
  }, [navigate])

  if (!hovers) return null
  return (
    <div className={classes.overlay}>
      <IconFolderDown size={48} stroke={1.5} aria-hidden="true" />
      <p className={classes.title}>{t`Drop to add to the archive`}</p>
      <p className={classes.text}>
        {t`DiscordChatExporter JSON files, or folders and zip archives that hold them`}
      </p>
    </div>
  )
}
