/** True for a package that was not made for a release: it may hold another Electron than the pinned one. */
export function isDevelopmentBuild(isPackaged: boolean, version: string): boolean {
  return isPackaged && /-dev\b/.test(version)
}

/** The page of newer packages that a package.json names by its repository; null when it names none. */
export function releasesUrl(manifest: string): string | null {
  const { repository } = JSON.parse(manifest) as { repository?: unknown }
  return typeof repository === 'string' && repository.startsWith('https://')
    ? `${repository}/releases`
    : null
}
