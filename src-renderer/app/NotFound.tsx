import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconMapOff } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '../ui/EmptyState'

/** The view of an address that leads nowhere. */
export function NotFound() {
  return (
    <EmptyState
      icon={IconMapOff}
      isPage
      title={t`There is nothing at this address`}
      action={
        <Button component={Link} to="/" variant="default">
          {t`Go to the library`}
        </Button>
      }
    />
  )
}
