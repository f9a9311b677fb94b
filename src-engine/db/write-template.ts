import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedTemplate } from './cached-template'
import { writeTemplate } from './template'

// Run once by the build, in the repository: what a new archive of the built app starts from.
const here = dirname(fileURLToPath(import.meta.url))
await writeTemplate(join(here, 'template.tar.gz'), await cachedTemplate(process.cwd()))
