/** Kinds of files whose program shows them. What may run something is left to the file manager and to the user. */
const SHOWN = new Set(
  (
    'pdf txt md log csv json png jpg jpeg gif webp avif bmp mp4 webm mov mkv mp3 ogg oga opus ' +
    'wav m4a flac docx xlsx pptx odt ods odp epub'
  ).split(' '),
)

/** The part of a file's name behind its last dot, in lower case; '' without one. */
export function fileExtension(fileName: string): string {
  return /[^/\\]\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
}

/** True of a name whose file another program may be asked to open. */
export function isOpenable(fileName: string): boolean {
  return SHOWN.has(fileExtension(fileName))
}
