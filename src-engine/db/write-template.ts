import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeTemplate } from './template'

// Run once by the build, from the build: what a new archive starts from.
await writeTemplate(join(dirname(fileURLToPath(import.meta.url)), 'template.tar.gz'))
