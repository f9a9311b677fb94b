/** x */
export function JobStrip() {
  return null
}
