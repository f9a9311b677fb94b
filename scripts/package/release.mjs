// npm run package:sbom, npm run package:checksums: what lies beside the packages of a release.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuild } from '../lib/build.mjs'
import { log } from '../lib/log.mjs'
import { listNotices } from '../lib/notices.mjs'
import { readJson, root } from '../lib/paths.mjs'
import { setup } from '../lib/setup.mjs'

const release = join(root, 'release')
const packages = /\.(AppImage|deb|rpm|tar\.gz|exe|dmg|zip)$/

/** Writes the bill of materials in CycloneDX 1.5; returns its path. */
export async function writeSbom() {
  await setup({ needsWindow: false })
  await ensureBuild()
  const notices = listNotices()
  const { name, version, license } = readJson(join(root, 'package.json'))
  mkdirSync(release, { recursive: true })
  const file = join(release, `${name}-${version}.cdx.json`)
  writeFileSync(file, `${JSON.stringify(sbom({ name, version, license }, notices), null, 2)}\n`)
  log(`${file}: ${notices.length} components`)
  return file
}

/**
 * @param {{ name: string, version: string, license: string }} app
 * @param {import('../lib/notices.mjs').Notice[]} notices
 */
export function sbom(app, notices) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      component: {
        type: 'application',
        'bom-ref': `pkg:npm/${app.name}@${app.version}`,
        name: app.name,
        version: app.version,
        licenses: [{ license: { id: app.license } }],
      },
    },
    components: notices.map(({ name, version, licence, url }) => {
      const purl = version ? `pkg:npm/${name.replace('@', '%40')}@${version}` : undefined
      return {
        type: 'library',
        'bom-ref': purl ?? name,
        name,
        ...(version && { version }),
        // an expression or a name: whichever it is, both are told as they were written
        licenses: [{ license: { name: licence } }],
        ...(purl && { purl }),
        ...(url.startsWith('http') && { externalReferences: [{ type: 'website', url }] }),
      }
    }),
  }
}

/** Writes SHA256SUMS over every package and bill of materials in release/, for `sha256sum --check`. */
export function writeChecksums() {
  const names = existsSync(release)
    ? readdirSync(release)
        .filter((name) => packages.test(name) || name.endsWith('.cdx.json'))
        .sort()
    : []
  if (names.length === 0) throw new Error('release/ holds no package: run npm run package first')
  const lines = names.map((name) => {
    const hash = createHash('sha256')
      .update(readFileSync(join(release, name)))
      .digest('hex')
    return `${hash}  ${name}\n`
  })
  writeFileSync(join(release, 'SHA256SUMS'), lines.join(''))
  log(`release/SHA256SUMS: ${names.length} files`)
}

/** Throws when a file in release/ is a development build: those are never published. */
export function refuseDevelopmentBuilds() {
  const found = readdirSync(release).filter((name) => packages.test(name) && /[-~]dev/.test(name))
  if (found.length > 0) throw new Error(`development builds are not released: ${found.join(', ')}`)
}
