/** One step of the schema: forward only, never edited once released. */
export type Migration = { version: number; name: string; text: string }

const FILES = import.meta.glob<string>('./migrations/*.sql', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/** Every migration of this build, in order. */
export const MIGRATIONS: readonly Migration[] = Object.entries(FILES)
  .map(([path, text]) => {
    const match = /(\d{4})_([a-z0-9_]+)\.sql$/.exec(path)
    if (!match) throw new Error(`a migration is named NNNN_name.sql, not ${path}`)
    return { version: Number(match[1]), name: match[2] as string, text }
  })
  .sort((a, b) => a.version - b.version)
