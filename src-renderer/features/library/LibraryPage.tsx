/** Stands until the feature's own page takes its place. */
export function LibraryPage() {
  return null
}
