import type { z } from 'zod'
import { ScopeTime } from '#shared/scope'
import { Id } from '#shared/snowflake'
import { PanelParams } from './panel/panel-params'

/** The address of a channel: the message it opens at (and that stands out), else the time; what the panel shows. */
export const ChannelParams = PanelParams.extend({
  at: Id.optional().catch(undefined),
  date: ScopeTime.optional().catch(undefined),
})
export type ChannelParams = z.infer<typeof ChannelParams>
