// Read by every Node version, however old: no import, no new syntax.

/**
 * Says in one sentence why this Node cannot run the project, or null when it can.
 * @param {string} version as in `process.versions.node`
 * @returns {string | null}
 */
export function nodeProblem(version) {
  const [major, minor] = version.split('.').map(Number)
  const fits =
    (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || (major >= 23 && minor >= 0)
  if (fits) return null
  return (
    'Discord Binding needs Node 20.19 or newer (22.12 or newer in the 22 line), and this is Node ' +
    version +
    ': install a current one from https://nodejs.org and run the same command again.'
  )
}
