import { useQuery } from '@tanstack/react-query'
import type { ChannelRow, RoleRow } from '#shared/rows'
import { callQuery } from '../client'
import { NameIndex } from './markdown'

/** The channels and roles of a guild, as texts name them. Empty until they are there. */
export type GuildNames = {
  channelById(id: string): ChannelRow | undefined
  /** Undefined also when several channels have the name: nobody knows which one was meant. */
  channelByName(name: string): ChannelRow | undefined
  roleById(id: string): RoleRow | undefined
  roleByName(name: string): RoleRow | undefined
  channelNames: NameIndex
  roleNames: NameIndex
}

/** Lists → what is made of them, once for each list however many messages ask. */
const made = new WeakMap<readonly unknown[], unknown>()

function once<T extends readonly unknown[], R>(list: T, make: (list: T) => R): R {
  const known = made.get(list) as R | undefined
  if (known !== undefined) return known
  const fresh = make(list)
  made.set(list, fresh)
  return fresh
}

const NO_CHANNELS: readonly ChannelRow[] = []
const NO_ROLES: readonly RoleRow[] = []

/** Too short or only digits: `#1` is rather a number than a channel. */
function isTelling(name: string): boolean {
  return name.length > 1 && !/^\d+$/.test(name)
}

function channelNames(channels: readonly ChannelRow[]) {
  const byName = new Map<string, ChannelRow | null>()
  for (const channel of channels) {
    const { channel_name, channel_type } = channel
    if (channel_type === 'GuildCategory' || !isTelling(channel_name)) continue
    byName.set(channel_name, byName.has(channel_name) ? null : channel)
  }
  return {
    byId: new Map(channels.map((channel) => [channel.channel_id, channel])),
    byName,
    index: new NameIndex([...byName].flatMap(([name, channel]) => (channel ? [name] : []))),
  }
}

function roleNames(roles: readonly RoleRow[]) {
  const byName = new Map<string, RoleRow>()
  // The highest of one name: they come highest first.
  for (const role of roles.toReversed()) byName.set(role.role_name, role)
  return {
    byId: new Map(roles.map((role) => [role.role_id, role])),
    byName,
    index: new NameIndex(byName.keys()),
  }
}

/** The names of a guild; asked for once and kept. */
export function useGuildNames(guild_id: string): GuildNames {
  const { data: channelRows = NO_CHANNELS } = useQuery(callQuery('channels.list', { guild_id }))
  const { data: roleRows = NO_ROLES } = useQuery(callQuery('roles.list', { guild_id }))
  const channels = once(channelRows, channelNames)
  const roles = once(roleRows, roleNames)
  return {
    channelById: (id) => channels.byId.get(id),
    channelByName: (name) => channels.byName.get(name) ?? undefined,
    roleById: (id) => roles.byId.get(id),
    roleByName: (name) => roles.byName.get(name),
    channelNames: channels.index,
    roleNames: roles.index,
  }
}
