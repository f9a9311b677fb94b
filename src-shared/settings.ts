import { z } from 'zod'
import { ArchiveId } from './archives'
import { Bucket } from './bucket'
import { TimeZone } from './scope'

export const MIN_FONT_SIZE = 13
export const MAX_FONT_SIZE = 20

/** What the window remembers between starts. `tz` null = the system's zone. */
export const Settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  tz: TimeZone.nullable().default(null),
  hour_cycle: z.enum(['h12', 'h23']).default('h23'),
  /** `system` = in the order and words of the system's language. */
  date_style: z.enum(['system', 'iso', 'dmy', 'mdy']).default('system'),
  /** The day that weeks begin with in calendars; `system` = as the system's region has it. */
  week_start: z.enum(['system', 'monday', 'sunday', 'saturday']).default('system'),
  /** How people are named: by their newest name in the guild (else the user name), by the user name, or by both. */
  names: z.enum(['display', 'user_name', 'both']).default('display'),
  /** `compact` = time, name and text of a message on one line, without pictures of people. */
  density: z.enum(['cozy', 'compact']).default('cozy'),
  /** The size of message text in CSS pixels. */
  font_size: z.number().int().min(MIN_FONT_SIZE).max(MAX_FONT_SIZE).default(15),
  /** `on` = nothing moves by itself; `off` = it may, even if the system asks for less. */
  reduced_motion: z.enum(['system', 'on', 'off']).default('system'),
  /** When what the engine does by itself runs; `power` = not on battery. */
  background_work: z.enum(['on', 'power', 'off']).default('power'),
  /** Buckets that were read before, the last one first; their keys are elsewhere. */
  buckets: z.array(Bucket).max(20).default([]),
})
export type Settings = z.infer<typeof Settings>

/** Settings to change. Without defaults: a field that is not named keeps its value. */
export const SettingsChange = z.object({
  theme: Settings.shape.theme.unwrap().optional(),
  tz: Settings.shape.tz.unwrap().optional(),
  hour_cycle: Settings.shape.hour_cycle.unwrap().optional(),
  date_style: Settings.shape.date_style.unwrap().optional(),
  week_start: Settings.shape.week_start.unwrap().optional(),
  names: Settings.shape.names.unwrap().optional(),
  density: Settings.shape.density.unwrap().optional(),
  font_size: Settings.shape.font_size.unwrap().optional(),
  reduced_motion: Settings.shape.reduced_motion.unwrap().optional(),
  background_work: Settings.shape.background_work.unwrap().optional(),
  buckets: Settings.shape.buckets.unwrap().optional(),
})
export type SettingsChange = z.infer<typeof SettingsChange>

/** Facts about the running app. */
export const AppInfo = z.object({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  platform: z.string(),
  /** True for a package that is no release. */
  is_development_build: z.boolean(),
  /** The page with newer packages, as this one names it; null for a package that names none. */
  releases_url: z.string().nullable(),
  /** The archive's folder. */
  archive_dir: z.string(),
  /** The open archive in the list of archives. */
  archive_id: ArchiveId,
  /** Folders and files given on the command line, waiting to be ingested. */
  start_paths: z.array(z.string()),
})
export type AppInfo = z.infer<typeof AppInfo>
