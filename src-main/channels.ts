/** The one channel between the window and main. */
export const ENVELOPE_CHANNEL = 'envelope'

/** Preload tells main the paths of dropped files; the page has no way to reach this channel. */
export const DROPPED_CHANNEL = 'dropped'
