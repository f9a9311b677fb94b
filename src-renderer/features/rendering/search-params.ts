import { z } from 'zod'
import { Id } from '#shared/snowflake'

/** `channel` = the one theme to show; all without it. */
export const RenderingParams = z.object({ channel: Id.optional().catch(undefined) })
