/** How a file can be shown. */
export type MediaKind = 'image' | 'video' | 'audio' | 'file'

/** The extensions of files that can be shown, in lower case; all others are just files. */
export const MEDIA_EXTENSIONS: Readonly<Record<Exclude<MediaKind, 'file'>, readonly string[]>> = {
  image: ['png', 'apng', 'jpg', 'jpeg', 'jfif', 'gif', 'webp', 'avif', 'bmp', 'svg'],
  video: ['mp4', 'webm', 'mov', 'm4v', 'ogv'],
  audio: ['mp3', 'ogg', 'oga', 'opus', 'wav', 'm4a', 'flac', 'aac'],
}

const KINDS: ReadonlyMap<string, MediaKind> = new Map(
  Object.entries(MEDIA_EXTENSIONS).flatMap(([kind, extensions]) =>
    extensions.map((extension): [string, MediaKind] => [extension, kind as MediaKind]),
  ),
)

/** The kind by the name's extension, any case. */
export function mediaKind(fileName: string): MediaKind {
  return KINDS.get(/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '') ?? 'file'
}
