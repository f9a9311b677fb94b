import type { EntityCorrectionRow } from '#shared/entities'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'

/** What the user said about a name, as it is stored. */
export type Correction = {
  id: number
  kind: EntityCorrectionRow['kind']
  key: string
  name: string
  into_key: string | null
  into_name: string | null
  type: EntityCorrectionRow['type']
}

/** All that the user said, oldest first: of two about one name the later counts. */
export async function corrections(db: Queryable): Promise<Correction[]> {
  return db.query<Correction>(sql`
    select id, kind, key, name, into_key, into_name, type
    from app.entity_corrections order by id`)
}
