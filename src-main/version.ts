/** True for a package that was not made for a release: it may hold another Electron than the pinned one. */
export function isDevelopmentBuild(isPackaged: boolean, version: string): boolean {
  return isPackaged && /-dev\b/.test(version)
}
