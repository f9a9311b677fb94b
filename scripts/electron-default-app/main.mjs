// Stands in for Electron's own default_app.asar in the fallback runtime: `electron [-r module] PATH`
// loads the app at PATH. It has to be an ES module that awaits the app: Electron holds `ready` back
// until this module has been evaluated, which is what lets the app register its schemes in time.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app, dialog } from 'electron'

const require = createRequire(import.meta.url)

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })

const { preloads, appPath, printVersion } = readArguments(process.argv.slice(1))
if (printVersion) {
  process.stdout.write(`v${process.versions.electron}\n`)
  process.exit(0)
}
for (const preload of preloads) require(resolve(preload))
try {
  await load(appPath ?? '.')
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`)
  dialog.showErrorBox('The app could not be loaded', String(error))
  process.exit(1)
}

function readArguments(args) {
  const found = { preloads: [], appPath: null, printVersion: false }
  for (let at = 0; at < args.length; at++) {
    const arg = args[at]
    if (arg === '-r' || arg === '--require') found.preloads.push(args[++at])
    else if (arg === '-v' || arg === '--version') found.printVersion = true
    else if (!arg.startsWith('-')) {
      found.appPath = arg
      break
    }
  }
  return found
}

async function load(path) {
  const target = resolve(path)
  const manifestFile = join(target, 'package.json')
  if (existsSync(manifestFile)) {
    const manifest = JSON.parse(readFileSync(manifestFile, 'utf8'))
    if (manifest.version) app.setVersion(manifest.version)
    app.name = manifest.productName ?? manifest.name ?? app.name
    app.setDesktopName(manifest.desktopName ?? `${app.name}.desktop`)
    app.setAppPath(target)
  } else {
    app.setAppPath(dirname(target))
  }
  await import(pathToFileURL(require.resolve(target)).href)
}
