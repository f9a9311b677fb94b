import { safeStorage } from 'electron'
import type { Encryption } from './bucket-keys'

/** The system's keychain, through Electron. */
export const keychain: Encryption = {
  refusal() {
    if (!safeStorage.isEncryptionAvailable()) {
      return process.platform === 'linux'
        ? 'No keyring (GNOME Keyring, KWallet) answers on this system, so that a key cannot be kept encrypted. It can be used until the app quits.'
        : 'The system’s keychain does not answer, so that a key cannot be kept encrypted. It can be used until the app quits.'
    }
    // With this backend Chromium encrypts with a password that stands in its source.
    if (process.platform === 'linux' && safeStorage.getSelectedStorageBackend() === 'basic_text') {
      return 'This system has no keyring (GNOME Keyring, KWallet): a key would be as good as readable on disk. It can be used until the app quits.'
    }
    return null
  },
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(bytes),
}
