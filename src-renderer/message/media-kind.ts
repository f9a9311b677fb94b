export { type MediaKind, mediaKind } from '#shared/media-kind'

/** Discord marks a hidden attachment in its name. */
export function isSpoiler(fileName: string): boolean {
  return fileName.startsWith('SPOILER_')
}
