import { z } from 'zod'
import { Scope } from '#shared/scope'

/** The address of a report: of which guild, in which window. */
export const ReportParams = z.object({ scope: Scope.default({}).catch({}) })
export type ReportParams = z.infer<typeof ReportParams>
