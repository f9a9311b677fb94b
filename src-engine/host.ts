import type { BucketKeys, BucketPlace } from '#shared/bucket'

/** What the engine asks of the program around it: Electron's main process, or the command line. */
export type EngineHost = {
  /** Prints a self-contained HTML file to PDF in a hidden window. */
  printPdf(htmlPath: string, pdfPath: string): Promise<void>
  /** The key that was typed in for a bucket; null when there is none, or no place to keep one. */
  readBucketKeys(place: BucketPlace): Promise<BucketKeys | null>
}
