import { t } from '@lingui/core/macro'
import { Button, FileButton } from '@mantine/core'
import { IconFileExport, IconFileImport, IconPencilPlus } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useOwnActions } from './use-own-actions'
import classes from './Write.module.css'

/** Writing a question, and bringing in what others wrote. */
export function OwnActions({ hasOwn }: { hasOwn: boolean }) {
  const actions = useOwnActions()
  const navigate = useNavigate()
  return (
    <div className={classes.ownActions}>
      <Button
        size="xs"
        component={Link}
        to="/questions/write"
        leftSection={<IconPencilPlus size={14} aria-hidden />}
      >
        {t`Write a question`}
      </Button>
      <FileButton
        accept="application/json,.json"
        onChange={async (file) => {
          const ids = file && (await actions.bringIn(file))
          const [only] = ids ?? []
          if (ids?.length === 1 && only !== undefined) {
            await navigate({ to: '/questions/$id', params: { id: only } })
          }
        }}
      >
        {(props) => (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconFileImport size={14} aria-hidden />}
            {...props}
          >
            {t`Import…`}
          </Button>
        )}
      </FileButton>
      {hasOwn && (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileExport size={14} aria-hidden />}
          onClick={() => void actions.share(null, 'questions')}
        >
          {t`Share all…`}
        </Button>
      )}
    </div>
  )
}
