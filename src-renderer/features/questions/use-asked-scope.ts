import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { QuestionInfo } from '#shared/question'
import type { Scope } from '#shared/scope'
import { callQuery } from '../../client'
import { largestGuild } from '../../ui/largest-guild'
import { lastGuild } from '../../ui/places'
import { scopeFields } from './ask'

/** The scope of the address; where a guild must be chosen and none is, the one that was read last, else the largest. */
export function useAskedScope(info: QuestionInfo, scope: Scope): Scope {
  const isOpen = scopeFields(info).guild === 'required' && scope.guild_id === undefined
  const guilds = useQuery({ ...callQuery('guilds.list', {}), enabled: isOpen })
  const last = guilds.data?.find(({ guild_id }) => guild_id === lastGuild())
  const chosen = (last ?? largestGuild(guilds.data))?.guild_id
  return useMemo(
    () => (isOpen && chosen !== undefined ? { ...scope, guild_id: chosen } : scope),
    [scope, isOpen, chosen],
  )
}
