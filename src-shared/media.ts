import { z } from 'zod'
import { MediaRef } from './rows'

/** A folder with media that the user knows: picked, or all that lie beside exports. */
export const MediaFolder = z.object({
  folder_id: z.number().int(),
  path: z.string(),
  /** False when it was not there when it was last looked for. */
  is_there: z.boolean(),
  files: z.number().int(),
  size_bytes: z.number(),
})
export type MediaFolder = z.infer<typeof MediaFolder>

/** What pictures and files are for: those of messages, and the faces around them. */
export const MEDIA_KINDS = ['attachment', 'sticker', 'embed', 'avatar', 'emoji', 'guild'] as const
export const MediaKind = z.enum(MEDIA_KINDS)
export type MediaKind = z.infer<typeof MediaKind>

/** How many files of a kind the archive names, and where they are. */
export const MediaCount = z.object({
  kind: MediaKind,
  named: z.number().int(),
  /** In a media folder or in the archive's own copy. */
  kept: z.number().int(),
  /** In the archive's own copy. */
  copied: z.number().int(),
  /** Not kept, and nothing but a link to the network. */
  remote: z.number().int(),
})
export type MediaCount = z.infer<typeof MediaCount>

/** What the archive knows of files on disk. */
export const MediaStatus = z.object({
  /** Folders that the user picked, by path. */
  picked: z.array(MediaFolder),
  /** The folders beside exports, summed up. */
  beside: z.object({
    folders: z.number().int(),
    /** How many of them were not there when they were last looked for. */
    missing: z.number().int(),
    files: z.number().int(),
    size_bytes: z.number(),
  }),
  /** All files known, however often they lie somewhere. */
  files: z.number().int(),
  size_bytes: z.number(),
  /** The archive's own copy. `stored` counts equal files once; `only` = files that are nowhere else any more. */
  copy: z.object({
    files: z.number().int(),
    size_bytes: z.number(),
    stored_files: z.number().int(),
    stored_bytes: z.number(),
    only: z.number().int(),
  }),
  /** As last counted; [] before there was any file to count. */
  counts: z.array(MediaCount),
})
export type MediaStatus = z.infer<typeof MediaStatus>

/** What a job about media does. */
export const MediaTask = z.discriminatedUnion('task', [
  /** Walks the known folders again, and those to add. */
  z.object({ task: z.literal('look'), add: z.array(z.string().min(1)).default([]) }),
  /** Takes a picked folder off the list; its files stay on disk, and in the archive's copy. */
  z.object({ task: z.literal('forget'), folder_id: z.number().int() }),
  /** Copies every known file into the archive. */
  z.object({ task: z.literal('copy') }),
  /** Deletes the archive's own copy. */
  z.object({ task: z.literal('remove_copy') }),
])
export type MediaTask = z.infer<typeof MediaTask>

/** What a job about media leaves behind. */
export const MediaResult = z.object({
  /** Files looked at, copied or deleted. */
  files: z.number().int(),
  size_bytes: z.number(),
  /** Files that are not where they were, or cannot be read. */
  missing: z.number().int(),
})
export type MediaResult = z.infer<typeof MediaResult>

/** A file to read as text, and how much of it. */
export const MediaTextQuery = MediaRef.extend({
  max_bytes: z
    .number()
    .int()
    .min(1)
    .max(1 << 20),
})
export type MediaTextQuery = z.infer<typeof MediaTextQuery>

/** The beginning of a text file. */
export const MediaText = z.object({
  text: z.string(),
  /** True when nothing follows. */
  is_whole: z.boolean(),
  size_bytes: z.number(),
})
export type MediaText = z.infer<typeof MediaText>

/** A file that is only in the network. */
export const MediaDownload = MediaRef.extend({
  /** What the window takes it for; something else that comes is refused. `file` = anything but a web page. */
  kind: z.enum(['image', 'video', 'audio', 'sticker', 'file']),
  /** What the question calls it. */
  name: z.string().max(400),
})
export type MediaDownload = z.infer<typeof MediaDownload>

/** A file that main downloaded, and the link that it is of. */
export const MediaKept = z.object({ url: z.string(), path: z.string() })
export type MediaKept = z.infer<typeof MediaKept>

/** How far a download is; `total_bytes` null = the server does not say. */
export const MediaProgress = z.object({
  url: z.string(),
  file_id: z.number().int(),
  done_bytes: z.number(),
  total_bytes: z.number().nullable(),
})
export type MediaProgress = z.infer<typeof MediaProgress>
