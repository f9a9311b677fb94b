/** Stands until the feature's own page takes its place. */
export function ChannelPage() {
  return null
}
