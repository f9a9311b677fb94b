import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { QuestionInfo } from '#shared/question'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { largestGuild } from '../../ui/largest-guild'

/** The scope of the address; where a guild must be chosen and none is, the largest one. */
export function useAskedScope(info: QuestionInfo, scope: Scope): Scope {
  const needsGuild = info.params.some((param) => param.kind === 'guild' && param.required)
  const isOpen = needsGuild && scope.guild_id === undefined
  const guilds = useQuery({ ...callQuery('guilds.list', {}), enabled: isOpen })
  const largest = largestGuild(guilds.data)?.guild_id
  return useMemo(
    () => (isOpen && largest !== undefined ? { ...scope, guild_id: largest } : scope),
    [scope, isOpen, largest],
  )
}
