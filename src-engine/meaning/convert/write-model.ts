import { cp } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cachedModel } from './cached-model'

// Run once by the build, in the repository: the model that the built app knows meanings by.
const here = dirname(fileURLToPath(import.meta.url))
await cp(await cachedModel(process.cwd()), join(here, 'model'), { recursive: true })
