import { join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { Bucket } from '#shared/bucket'
import { extensionOf, type FileFormat } from '#shared/export'
import type { HostAnswer } from './hosts'
import { isDiscord } from './media-download'
import type { DownloadAnswer, DownloadQuestion } from './media-handlers'
import type { PathBook } from './paths'
import { safeFileName, webLink } from './untrusted'

/** The system's dialogs. What is picked in them may be used in later calls. */
export type Dialogs = {
  /** [] when the user cancels. */
  pickPaths(kind: 'folder' | 'files' | 'model'): Promise<string[]>
  /** null when the user cancels. */
  pickOutDir(): Promise<string | null>
  /** A folder that may hold an archive; null when the user cancels. */
  pickArchive(): Promise<string | null>
  /** A folder that an archive is to lie in; null when the user cancels. */
  pickArchiveParent(button: string): Promise<string | null>
  /** null when the user cancels. */
  saveFile(suggestedName: string, format: FileFormat): Promise<string | null>
  /** Asks before a link leaves the app; false when it is no web link or the user declines. */
  openLink(address: string): Promise<boolean>
  /** Asks before a file of an export is opened by another program. */
  openFile(fileName: string): Promise<boolean>
  /** Asks before a file is downloaded. */
  allowDownload(question: DownloadQuestion): Promise<DownloadAnswer>
  /** Asks before the app speaks to a bucket's host. */
  allowHost(bucket: Bucket, host: string): Promise<HostAnswer>
}

const PICK_TITLES = {
  folder: 'Choose folders with exports',
  files: 'Choose export files',
  model: 'Choose the folder of a model',
}

/** Dialogs that belong to the window and note what is picked in the path book. */
export function createDialogs(window: () => BrowserWindow, paths: PathBook): Dialogs {
  return {
    async pickPaths(kind) {
      const picked = await dialog.showOpenDialog(window(), {
        title: PICK_TITLES[kind],
        buttonLabel: kind === 'model' ? 'Use' : 'Add',
        properties: [
          kind === 'files' ? 'openFile' : 'openDirectory',
          ...(kind === 'model' ? [] : (['multiSelections'] as const)),
        ],
        filters:
          kind === 'files'
            ? [
                { name: 'DiscordChatExporter files', extensions: ['json', 'zip', 'gz'] },
                { name: 'All files', extensions: ['*'] },
              ]
            : [],
      })
      return picked.canceled ? [] : paths.giveToRead(picked.filePaths)
    },
    async pickOutDir() {
      const picked = await dialog.showOpenDialog(window(), {
        title: 'Choose a folder to write into',
        buttonLabel: 'Write here',
        properties: ['openDirectory', 'createDirectory'],
      })
      const [folder] = picked.filePaths
      return picked.canceled || !folder ? null : paths.giveToWrite(folder)
    },
    async pickArchive() {
      const picked = await dialog.showOpenDialog(window(), {
        title: 'Choose the folder of an archive',
        buttonLabel: 'Open',
        properties: ['openDirectory'],
      })
      return picked.canceled ? null : (picked.filePaths[0] ?? null)
    },
    async pickArchiveParent(button) {
      const picked = await dialog.showOpenDialog(window(), {
        title: 'Choose the folder that the archive’s own folder lies in',
        buttonLabel: button,
        properties: ['openDirectory', 'createDirectory'],
      })
      return picked.canceled ? null : (picked.filePaths[0] ?? null)
    },
    async saveFile(suggestedName, format) {
      const picked = await dialog.showSaveDialog(window(), {
        title: 'Export',
        defaultPath: join(app.getPath('downloads'), safeFileName(suggestedName)),
        filters: [
          {
            name: format === 'markdown' ? 'Markdown' : format.toUpperCase(),
            extensions: [extensionOf(format)],
          },
        ],
      })
      return picked.canceled || !picked.filePath ? null : paths.giveToWrite(picked.filePath)
    },
    async openLink(address) {
      const url = webLink(address)
      if (!url) return false
      const { response } = await dialog.showMessageBox(window(), {
        type: 'question',
        message: 'Open this link in your browser?',
        detail: `${url.href}\n\nThe page will be fetched from the internet.`,
        buttons: ['Open link', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      if (response !== 0) return false
      await shell.openExternal(url.href)
      return true
    },
    async openFile(fileName) {
      const { response } = await dialog.showMessageBox(window(), {
        type: 'question',
        message: `Open “${shortened(fileName)}” with another program?`,
        detail:
          'Somebody posted this file in a chat. Open it only if you trust who did; the program that opens it may also use the internet.',
        buttons: ['Open', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      return response === 0
    },
    async allowDownload({ host, url, name, size_bytes, is_local }) {
      const { response, checkboxChecked } = await dialog.showMessageBox(window(), {
        type: 'question',
        message: `Download from ${host}?`,
        detail: [
          `${shortened(name)}${size_bytes === null ? '' : ` (${inWords(size_bytes)})`}\n${shortened(url, 300)}`,
          `${host} will see your IP address and which file you ask for. Nothing else is sent, and the file is kept in your archive.`,
          is_local ? 'This is an address in your own network.' : null,
          url.startsWith('http:') ? 'The connection is not encrypted (http).' : null,
          isDiscord(host)
            ? 'Since 2024, Discord’s links work for about a day after an export. An older one will most likely fail.'
            : null,
        ]
          .filter((line) => line !== null)
          .join('\n\n'),
        checkboxLabel: `Do not ask again for ${host} until the app quits`,
        checkboxChecked: false,
        buttons: ['Download', 'Cancel'],
        defaultId: 1,
        cancelId: 1,
        noLink: true,
      })
      if (response !== 0) return 'no'
      return checkboxChecked ? 'host' : 'once'
    },
    async allowHost({ bucket, endpoint }, host) {
      const isPlain = endpoint?.startsWith('http:') ?? false
      const { response, checkboxChecked } = await dialog.showMessageBox(window(), {
        type: 'question',
        message: `Connect to ${host}?`,
        detail:
          `The bucket “${bucket}” will be listed and exports in it read. Nothing of your archive is sent.` +
          (isPlain ? '\n\nThe connection is not encrypted (http).' : ''),
        checkboxLabel: 'Do not ask again for this bucket',
        checkboxChecked: false,
        buttons: ['Connect', 'Cancel'],
        defaultId: 0,
        cancelId: 1,
        noLink: true,
      })
      if (response !== 0) return 'no'
      return checkboxChecked ? 'always' : 'once'
    },
  }
}

/** A text of strangers as a dialog can bear it: one line, not too long. */
function shortened(text: string, most = 80): string {
  const line = text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, ' ')
  return line.length > most ? `${line.slice(0, most)}…` : line
}

function inWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1e6 ? `${Math.ceil(bytes / 1e3)} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
