import { z } from 'zod'
import { Bucket } from './bucket'
import { TimeZone } from './scope'

/** What the window remembers between starts. `tz` null = the system's zone. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  tz: TimeZone.nullable().default(null),
  hour_cycle: z.enum(['h12', 'h23']).default('h23'),
  /** Buckets that were read before, the last one first; their keys are elsewhere. */
  buckets: z.array(Bucket).max(20).default([]),
})
export type Settings = z.infer<typeof Settings>

/** Settings to change. Without defaults: a field that is not named keeps its value. */
export const SettingsChange = z.object({
  theme: Settings.shape.theme.unwrap().optional(),
  tz: Settings.shape.tz.unwrap().optional(),
  hour_cycle: Settings.shape.hour_cycle.unwrap().optional(),
  buckets: Settings.shape.buckets.unwrap().optional(),
})
export type SettingsChange = z.infer<typeof SettingsChange>

/** Facts about the running app. */
export const AppInfo = z.object({
  version: z.string(),
  electron: z.string(),
  platform: z.string(),
  /** The archive's folder. */
  archive_dir: z.string(),
  /** Folders and files given on the command line, waiting to be ingested. */
  start_paths: z.array(z.string()),
})
export type AppInfo = z.infer<typeof AppInfo>
