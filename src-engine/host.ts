/** What the engine asks of the program around it: Electron's main process, or the command line. */
export type EngineHost = {
  /** Prints a self-contained HTML file to PDF in a hidden window. */
  printPdf(htmlPath: string, pdfPath: string): Promise<void>
}
