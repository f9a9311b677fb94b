/** How a file can be shown. */
export type MediaKind = 'image' | 'video' | 'audio' | 'file'

const KINDS: Record<string, MediaKind> = {
  png: 'image',
  apng: 'image',
  jpg: 'image',
  jpeg: 'image',
  gif: 'image',
  webp: 'image',
  avif: 'image',
  bmp: 'image',
  mp4: 'video',
  webm: 'video',
  mov: 'video',
  mp3: 'audio',
  ogg: 'audio',
  oga: 'audio',
  opus: 'audio',
  wav: 'audio',
  m4a: 'audio',
  flac: 'audio',
}

/** The kind by the name's extension, any case. */
export function mediaKind(fileName: string): MediaKind {
  return KINDS[/\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''] ?? 'file'
}

/** Discord marks a hidden attachment in its name. */
export function isSpoiler(fileName: string): boolean {
  return fileName.startsWith('SPOILER_')
}
