import { contextBridge, ipcRenderer, webUtils } from 'electron'
import type { Envelope } from '#shared/port'
import { DROPPED_CHANNEL, ENVELOPE_CHANNEL } from './channels'

contextBridge.exposeInMainWorld('binding', {
  send: (envelope: Envelope) => ipcRenderer.send(ENVELOPE_CHANNEL, envelope),
  onMessage: (listener: (envelope: Envelope) => void) => {
    ipcRenderer.on(ENVELOPE_CHANNEL, (_event, envelope: Envelope) => listener(envelope))
  },
  // Only real dropped or picked files have a path: the page can make a File, but not one that lies somewhere.
  pathsOf: (files: File[]): Promise<string[]> =>
    ipcRenderer.invoke(
      DROPPED_CHANNEL,
      files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== ''),
    ),
})
