/** The archive that a path goes through, and the way inside it. */
const IN_ZIP = /^(?:.*[\\/])?([^\\/]+\.zip)\/(.+)$/i

/**
 * What an export file is called without the folders around it, whatever the system's separator; one in an archive by
 * both names: `backup.zip › inner/x.json`.
 */
export function fileName(path: string): string {
  const inZip = IN_ZIP.exec(path)
  if (inZip !== null) return `${inZip[1]} › ${inZip[2]}`
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path
}
