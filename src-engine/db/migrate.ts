import { createHash } from 'node:crypto'
import { AppError } from '#shared/errors'
import type { Database } from './database'
import { MIGRATIONS, type Migration } from './migrations'
import { sql } from './sql'

/** The hash that a migration is remembered by. Line ends don't count. */
export function migrationHash(migration: Migration): string {
  return createHash('sha256').update(migration.text.replaceAll('\r\n', '\n')).digest('hex')
}

/** The schema version that this build of the app writes. */
export function currentVersion(migrations: readonly Migration[] = MIGRATIONS): number {
  return migrations.at(-1)?.version ?? 0
}

/**
 * Brings the schema up to date, each migration in a transaction of its own, and returns its version.
 * Throws `database` with a sentence when a newer app wrote the archive, or when a migration that it was made with
 * is not the one in this build.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<number> {
  await db.script(`
    create schema if not exists app;
    create table if not exists app.migrations (
      version     int primary key,
      name        text not null,
      sha256      text not null,
      applied_at  timestamptz not null default now()
    )`)
  const applied = await db.query<{ version: number; name: string; sha256: string }>(
    sql`select version, name, sha256 from app.migrations order by version`,
  )
  const known = new Map(migrations.map((migration) => [migration.version, migration]))
  for (const row of applied) {
    const migration = known.get(row.version)
    if (!migration) {
      throw new AppError(
        'database',
        'This archive was written by a newer version of the app. Update the app to open it.',
        `migration ${row.version} ${row.name} is unknown here`,
      )
    }
    if (migrationHash(migration) !== row.sha256) {
      throw new AppError(
        'database',
        'This archive was made by a different build of the app. Open it with that build, or ingest the exports into a new archive.',
        `migration ${row.version} ${row.name} differs`,
      )
    }
  }
  const done = new Set(applied.map((row) => row.version))
  for (const migration of migrations) {
    if (done.has(migration.version)) continue
    await db.transaction(async (tx) => {
      await tx.script(migration.text)
      await tx.query(
        sql`insert into app.migrations (version, name, sha256)
            values (${migration.version}, ${migration.name}, ${migrationHash(migration)})`,
      )
    })
  }
  return currentVersion(migrations)
}
