import { t } from '@lingui/core/macro'
import { Button } from '@mantine/core'
import { IconPlayerStop, IconReload } from '@tabler/icons-react'
import { type QueryKey, useQueryClient } from '@tanstack/react-query'
import { Late } from '../../ui/Late'
import classes from './Write.module.css'

type Props = {
  queryKey: QueryKey
  isAsking: boolean
  isAnswered: boolean
  onAsk: () => void
}

/**
 * A question of the user's may run for ever: a way to stop it while it is asked, and to ask again once it was. Stopping ends the
 * database's process, which comes back by itself.
 */
export function StopAsking({ queryKey, isAsking, isAnswered, onAsk }: Props) {
  const client = useQueryClient()
  if (isAsking) {
    return (
      <Late>
        <div className={classes.bar}>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={14} aria-hidden />}
            onClick={() => void client.cancelQueries({ queryKey })}
          >
            {t`Stop`}
          </Button>
          <p className={classes.status} role="status">
            {t`Running…`}
          </p>
        </div>
      </Late>
    )
  }
  if (isAnswered) return null
  return (
    <div className={classes.bar}>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconReload size={14} aria-hidden />}
        onClick={onAsk}
      >
        {t`Ask again`}
      </Button>
      <p className={classes.status} role="status">
        {t`Stopped.`}
      </p>
    </div>
  )
}
