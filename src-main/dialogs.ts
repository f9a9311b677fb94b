import { join } from 'node:path'
import { app, type BrowserWindow, dialog, shell } from 'electron'
import type { Bucket } from '#shared/bucket'
import type { TableFormat } from '#shared/export'
import type { HostAnswer } from './hosts'
import type { PathBook } from './paths'
import { safeFileName, webLink } from './untrusted'

/** The system's dialogs. What is picked in them may be used in later calls. */
export type Dialogs = {
  /** [] when the user cancels. */
  pickPaths(kind: 'folder' | 'files'): Promise<string[]>
  /** null when the user cancels. */
  pickOutDir(): Promise<string | null>
  /** null when the user cancels. */
  saveFile(suggestedName: string, format: TableFormat): Promise<string | null>
  /** Asks before a link leaves the app; false when it is no web link or the user declines. */
  openLink(address: string): Promise<boolean>
  /** Asks before the app speaks to a bucket's host. */
  allowHost(bucket: Bucket, host: string): Promise<HostAnswer>
}

/** Dialogs that belong to the window and note what is picked in the path book. */
export function createDialogs(window: () => BrowserWindow, paths: PathBook): Dialogs {
  return {
    async pickPaths(kind) {
      const picked = await dialog.showOpenDialog(window(), {
        title: kind === 'folder' ? 'Choose folders with exports' : 'Choose export files',
        buttonLabel: 'Add',
        properties:
          kind === 'folder'
            ? ['openDirectory', 'multiSelections']
            : ['openFile', 'multiSelections'],
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
    async saveFile(suggestedName, format) {
      const picked = await dialog.showSaveDialog(window(), {
        title: 'Export',
        defaultPath: join(app.getPath('downloads'), safeFileName(suggestedName)),
        filters: [{ name: format.toUpperCase(), extensions: [format] }],
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
