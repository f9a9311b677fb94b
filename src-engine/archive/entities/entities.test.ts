import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { EntityCorrection } from '#shared/entities'
import type { Database } from '../../db/database'
import { sql } from '../../db/sql'
import { testDatabase } from '../../testing/database'
import { addAuthor, addChannel, addGuild, addMessage } from '../../testing/rows'
import { getEntity, listEntities } from './entities'
import { correctEntity, listCorrections, undoCorrection } from './entity-corrections'
import { settleNames } from './entity-settle'
import { unsureNames, writeGuesses } from './name-guesses'

let db: Database
beforeAll(async () => {
  db = await testDatabase()
  await addGuild(db)
  await addChannel(db)
  await addAuthor(db)
})
afterAll(() => db.close())

type Said = { message: number; name: string; type?: string; author?: string; certain?: boolean }

/** Messages that say names, as the job stores them; each name by its key. */
async function say(...all: Said[]): Promise<void> {
  for (const { message, name, type = 'other', author = '100', certain = type !== 'other' } of all) {
    const id = String(message)
    const [there] = await db.query(sql`select from discord.messages where id = ${id}`)
    if (!there) await addMessage(db, { id, author_id: author, content: name })
    await db.query(sql`
      insert into discord.entity_names (key, name, entity_id) values (${name.toLowerCase()}, ${name}, 0)
      on conflict do nothing`)
    await db.script('update discord.entity_names set entity_id = id where entity_id = 0')
    await db.query(sql`
      insert into discord.entity_spans
        (channel_id, message_id, guild_id, author_id, name_id, start_at, end_at, type, is_certain)
      select m.channel_id, m.id, m.guild_id, m.author_id, n.id,
        (select count(*) from discord.entity_spans s where s.message_id = m.id), ${name.length}::int, ${type}, ${certain}
      from discord.messages m, discord.entity_names n
      where m.id = ${id} and n.key = ${name.toLowerCase()}`)
  }
  await settle()
}

async function settle(): Promise<void> {
  while ((await db.transaction((tx) => settleNames(tx, { atOnce: 3 }))) > 0);
}

async function list(query: { text?: string; type?: 'person' | 'place'; is_hidden?: boolean } = {}) {
  const { entities } = await listEntities(db, {
    is_hidden: false,
    cursor: null,
    limit: 100,
    ...query,
  })
  return entities.map(
    ({ name, type, messages, authors }) => `${name} ${type} ${messages}/${authors}`,
  )
}

async function idOf(name: string): Promise<number> {
  const [row] = await db.query<{ id: number }>(
    sql`select id from discord.entity_names where name = ${name}`,
  )
  return row?.id ?? 0
}

const correct = (correction: EntityCorrection) =>
  db.transaction((tx) => correctEntity(tx, correction))
const undo = (id: number) => db.transaction((tx) => undoCorrection(tx, id))

beforeEach(async () => {
  await db.script(`truncate discord.messages, discord.message_words, discord.entity_spans, discord.entity_names,
    discord.entities, discord.entity_guilds, app.entity_corrections, discord.message_signals`)
  await say(
    { message: 1, name: 'Berlin', type: 'place' },
    { message: 1, name: 'Ann Lee', type: 'person' },
    { message: 2, name: 'Berlin', type: 'place', author: '101' },
    { message: 3, name: 'Berlin', type: 'person' },
    { message: 4, name: 'Ann Lee', type: 'person', author: '101' },
    { message: 5, name: 'Ann Lee', type: 'person' },
    { message: 6, name: 'Ann L', type: 'person', author: '102' },
    { message: 7, name: 'Rare', type: 'place' },
  )
})

describe('entities', () => {
  it('are listed from three messages and two authors on, with the type that most mentions agree on', async () => {
    expect(await list()).toEqual(['Berlin place 3/2', 'Ann Lee person 3/2'])
    expect(await list({ type: 'person' })).toEqual(['Ann Lee person 3/2'])
    expect(await list({ text: 'LEE' })).toEqual(['Ann Lee person 3/2'])
    expect(await list({ text: '%' })).toHaveLength(2)
    expect(await list({ text: 'ee' })).toEqual([])
  })

  it('come page by page', async () => {
    const first = await listEntities(db, { is_hidden: false, cursor: null, limit: 1 })
    const second = await listEntities(db, { is_hidden: false, cursor: first.next_cursor, limit: 1 })
    expect([...first.entities, ...second.entities].map(({ name }) => name)).toEqual([
      'Berlin',
      'Ann Lee',
    ])
    expect(second.next_cursor).toBeNull()
  })

  it('are counted in a guild by themselves', async () => {
    const of = (guild_id: string) =>
      listEntities(db, { guild_id, is_hidden: false, cursor: null, limit: 9 })
    expect((await of('1')).entities.map(({ messages }) => messages)).toEqual([3, 3])
    expect((await of('2')).entities).toEqual([])
  })

  it('believe a list more than grammar', async () => {
    await say(
      { message: 8, name: 'Quill' },
      { message: 9, name: 'Quill', author: '101' },
      { message: 11, name: 'Quill' },
    )
    expect(await list({ text: 'quill' })).toEqual(['Quill other 3/2'])
    const { names } = await unsureNames(db)
    expect(names).toEqual([{ id: await idOf('Quill'), messages: 3 }])
    await writeGuesses(db, names, new Map([[await idOf('Quill'), 'person']]))
    expect((await unsureNames(db)).names).toEqual([])
    await settle()
    expect(await list({ text: 'quill' })).toEqual(['Quill person 3/2'])
    await say({ message: 12, name: 'Quill', type: 'ticker' })
    expect(await list({ text: 'quill' })).toEqual(['Quill ticker 4/2'])
  })

  it('tell who says them, where, when and with what else', async () => {
    const found = await getEntity(db, { entity_id: await idOf('Berlin') })
    expect(found).toMatchObject({
      name: 'Berlin',
      type: 'place',
      messages: 3,
      authors: 2,
      is_hidden: false,
      names: [{ name: 'Berlin', messages: 3 }],
      together: [{ name: 'Ann Lee', type: 'person', messages: 1 }],
      corrections: [],
    })
    expect(found.months.reduce((sum, { messages }) => sum + messages, 0)).toBe(3)
    expect(found.channels).toEqual([
      { guild_id: '1', channel_id: '10', channel_name: 'channel-10', messages: 3 },
    ])
    expect(found.guilds).toEqual([{ guild_id: '1', guild_name: 'Guild 1', messages: 3 }])
    expect(found.people).toMatchObject([{ author_name: 'author-100', guild_id: '1', messages: 2 }])
    await expect(getEntity(db, { entity_id: 999_999 })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('are counted anew when mentions go, and forgotten with the last', async () => {
    await db.script('delete from discord.entity_spans where message_id in (1, 7)')
    await settle()
    expect(await list()).toEqual([])
    expect(await idOf('Rare')).toBe(0)
    expect(await idOf('Berlin')).not.toBe(0)
  })

  it("leave out a thread's copy of its starter", async () => {
    await say({ message: 9, name: 'Berlin', author: '103' })
    await db.script('update discord.messages set is_twin = true where id = 9')
    await db.script('update discord.entity_names set is_stale = true')
    await settle()
    expect(await list({ text: 'berlin' })).toEqual(['Berlin place 3/2'])
  })
})

describe('what the user says', () => {
  it('makes two names one, and undoing it two again', async () => {
    const into_id = await idOf('Ann Lee')
    const said = await correct({ kind: 'merge', entity_id: await idOf('Ann L'), into_id })
    expect(said.entity_id).toBe(into_id)
    expect(await list({ text: 'ann l' })).toEqual(['Ann Lee person 4/3'])
    expect((await getEntity(db, { entity_id: await idOf('Ann L') })).names).toEqual([
      { name: 'Ann Lee', messages: 3 },
      { name: 'Ann L', messages: 1 },
    ])
    expect(await listCorrections(db)).toMatchObject([
      { kind: 'merge', name: 'Ann L', into_name: 'Ann Lee' },
    ])
    await undo(said.correction_id)
    expect(await list({ text: 'ann l' })).toEqual(['Ann Lee person 3/2'])
    await expect(undo(said.correction_id)).rejects.toMatchObject({ code: 'not_found' })
  })

  it('merges what was merged before, and refuses to merge a name with itself', async () => {
    await correct({ kind: 'merge', entity_id: await idOf('Rare'), into_id: await idOf('Ann L') })
    await correct({ kind: 'merge', entity_id: await idOf('Ann L'), into_id: await idOf('Ann Lee') })
    expect(await list()).toEqual(['Ann Lee person 5/3', 'Berlin place 3/2'])
    const entity_id = await idOf('Ann Lee')
    await expect(correct({ kind: 'merge', entity_id, into_id: entity_id })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('gives a type, and undoing it the one before', async () => {
    const entity_id = await idOf('Berlin')
    const { correction_id } = await correct({ kind: 'retype', entity_id, type: 'project' })
    const second = await correct({ kind: 'retype', entity_id, type: 'person' })
    expect(await list({ text: 'berlin' })).toEqual(['Berlin person 3/2'])
    await undo(second.correction_id)
    expect(await list({ text: 'berlin' })).toEqual(['Berlin project 3/2'])
    await undo(correction_id)
    expect(await list({ text: 'berlin' })).toEqual(['Berlin place 3/2'])
  })

  it('hides a name, also twice, and shows it again', async () => {
    const entity_id = await idOf('Berlin')
    await correct({ kind: 'hide', entity_id })
    const { correction_id } = await correct({ kind: 'hide', entity_id })
    expect(await list()).toEqual(['Ann Lee person 3/2'])
    expect(await list({ is_hidden: true })).toEqual(['Berlin place 3/2'])
    await undo(correction_id)
    expect(await list()).toHaveLength(2)
  })

  it('teaches a name, which is shown however rarely it is said', async () => {
    const { correction_id } = await correct({
      kind: 'teach',
      name: 'The Blue Room',
      type: 'place',
    })
    expect(await list({ text: 'blue' })).toEqual(['The Blue Room place 0/0'])
    await undo(correction_id)
    expect(await list({ text: 'blue' })).toEqual([])
    await expect(correct({ kind: 'teach', name: '!?', type: 'place' })).rejects.toMatchObject({
      code: 'invalid_input',
    })
  })

  it('holds after everything was found anew', async () => {
    await correct({ kind: 'merge', entity_id: await idOf('Ann L'), into_id: await idOf('Ann Lee') })
    await correct({ kind: 'retype', entity_id: await idOf('Ann Lee'), type: 'project' })
    await correct({ kind: 'hide', entity_id: await idOf('Berlin') })
    await db.script(
      'truncate discord.entity_spans, discord.entity_names, discord.entities, discord.entity_guilds',
    )
    await say(
      { message: 6, name: 'Ann L', type: 'person', author: '102' },
      { message: 1, name: 'Berlin', type: 'place' },
      { message: 4, name: 'Ann Lee', type: 'person', author: '101' },
      { message: 5, name: 'Ann Lee', type: 'person' },
    )
    expect(await list()).toEqual(['Ann Lee project 3/3'])
    expect(await list({ is_hidden: true })).toEqual(['Berlin place 1/1'])
  })
})
