import { basename } from 'node:path'
import { AppError } from '#shared/errors'
import type { MeaningModel, MeaningStatus } from '#shared/meaning'
import type { Queryable } from '../../db/database'
import { sql } from '../../db/sql'
import type { Meaning } from '../../meaning/meaning'
import { saveBackgroundDone } from '../background-work'
import { canEmbed, countEmbeddings, embeddingModel } from './embeddings'

const OWN_NAME = 'Universal Sentence Encoder lite'

/** The folder of the model that the person chose for this archive; null = the one that comes with the app. */
export async function chosenFolder(db: Queryable): Promise<string | null> {
  const [row] = await db.query<{ folder: string }>(sql`select folder from app.embedding_folder`)
  return row?.folder ?? null
}

/** What the archive knows of meanings; loads no model. */
export async function meaningStatus(
  db: Queryable,
  meaning: Meaning | null,
): Promise<MeaningStatus> {
  const folder = await chosenFolder(db)
  const own: MeaningModel = { name: OWN_NAME, folder: null, is_used: folder === null }
  const models: MeaningModel[] =
    folder === null ? [own] : [own, { name: basename(folder), folder, is_used: true }]
  if (meaning === null || !(await canEmbed(db))) {
    return { is_possible: false, models: [], embedded: 0, pending: 0, runtime: null }
  }
  const { known } = meaning
  // while it is not loaded, the newest is the one in use: the job takes others away
  const model = known ? await embeddingModel(db, known) : await newestModel(db)
  return {
    is_possible: true,
    models,
    ...(await countEmbeddings(db, model)),
    runtime: known?.runtime ?? null,
  }
}

async function newestModel(db: Queryable): ReturnType<typeof embeddingModel> {
  const [row] = await db.query<{ fingerprint: string }>(
    sql`select fingerprint from discord.embedding_models order by id desc limit 1`,
  )
  return row ? embeddingModel(db, row) : null
}

/**
 * Uses another model from now on: that in a folder, null = the one that comes with the app. It is loaded to see whether
 * it is one; `invalid_input` says why it is not, and everything stays as it was.
 */
export async function chooseModel(
  db: Queryable,
  meaning: Meaning | null,
  { folder, ownFolder }: { folder: string | null; ownFolder: string | null },
): Promise<void> {
  if (meaning === null || ownFolder === null) {
    throw new AppError('invalid_input', 'This build of the app knows no meanings.')
  }
  const before = meaning.place
  const place =
    folder === null
      ? ({ kind: 'use-lite', folder: ownFolder } as const)
      : ({ kind: 'folder', folder } as const)
  await meaning.use(place)
  try {
    await meaning.facts()
  } catch (thrown) {
    await meaning.use(before)
    throw new AppError(
      'invalid_input',
      `This folder holds no model that can be used. ${reasonOf(thrown)}`.trim(),
      AppError.from(thrown).detail,
    )
  }
  await db.query(sql`delete from app.embedding_folder`)
  if (folder !== null) {
    await db.query(sql`insert into app.embedding_folder (folder) values (${folder})`)
  }
  // whoever chooses a folder again may have put another model there
  await saveBackgroundDone(db, 'embed', null)
}

/** The sentence with which a folder is refused; what the runtime says is no sentence. */
function reasonOf(thrown: unknown): string {
  const { detail } = AppError.from(thrown)
  return detail !== null && /^[A-Z].*\.$/.test(detail) && detail.length < 200 ? detail : ''
}
