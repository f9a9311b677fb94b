import { useQuery } from '@tanstack/react-query'
import type { MessageTrait, Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { ComparedCounts } from '../../message/ComparedCounts'
import classes from './ReportPage.module.css'

/** How far the exports of the report's window agree about its messages; nothing while they do. */
export function Compared({ scope }: { scope: Scope }) {
  const [versioned, missing] = [useCount(scope, 'versioned'), useCount(scope, 'missing')]
  return (
    <div className={classes.compared}>
      <ComparedCounts scope={scope} versioned={versioned} missing={missing} />
    </div>
  )
}

function useCount(scope: Scope, trait: MessageTrait): number {
  const asked = { scope: { ...scope, has: [trait] }, limit: 1 }
  const { data } = useQuery({
    ...callQuery('messages.in_scope', asked),
    enabled: scope.guild_id !== undefined,
  })
  return data?.total ?? 0
}
