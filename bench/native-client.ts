import { connect, type Socket } from 'node:net'
import { protocol, types } from '@electric-sql/pglite'
import type { Database, Queryable, Row, SqlQuery, SqlValue } from '#engine/db/database'
import { isoInstant } from '#engine/db/time'

/*
 * PostgreSQL's own protocol over a local socket, as far as a replay needs it: the same interface that the engine has to
 * PGlite, so that both are asked the very same things. One connection, one question at a time; values come as text.
 */

const { serialize } = protocol
const COPY_SIGNATURE = Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1')
const INT4 = 4

/** Connects to a server that asks for no password; rejects when there is none at that socket. */
export async function connectNative(socketPath: string): Promise<Database> {
  const socket = connect(socketPath)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('error', reject)
  })
  const wire = new NativeWire(socket)
  await wire.ask([serialize.startup({ user: 'postgres', database: 'postgres' })])
  const on = queryable(wire)
  return {
    ...on,
    async transaction<T>(work: (tx: Queryable) => Promise<T>): Promise<T> {
      await on.script('begin')
      try {
        const value = await work(on)
        await on.script('commit')
        return value
      } catch (thrown) {
        await on.script('rollback')
        throw thrown
      }
    },
    queryUntrusted: () => Promise.reject(new Error('a replay asks nothing that is untrusted')),
    describeUntrusted: () => Promise.reject(new Error('a replay asks nothing that is untrusted')),
    close: async () => {
      socket.end(serialize.end())
    },
  }
}

function queryable(wire: NativeWire): Queryable {
  return {
    async query<R extends Row>({ text, values }: SqlQuery): Promise<R[]> {
      return (await wire.ask([
        serialize.parse({ text }),
        serialize.bind({ values: values.map(asText) }),
        serialize.describe({ type: 'P' }),
        serialize.execute({}),
        serialize.sync(),
      ])) as R[]
    },
    async script(text) {
      await wire.ask([serialize.query(text)])
    },
    async copyIn(table, columns, data) {
      const names = columns.map((column) => `"${column}"`).join(', ')
      const isBinary = COPY_SIGNATURE.equals(data.subarray(0, COPY_SIGNATURE.length))
      const format = isBinary ? '(format binary)' : ''
      await wire.ask([serialize.query(`copy ${table} (${names}) from stdin ${format}`)], data)
    },
  }
}

/** A value as the text that PostgreSQL reads; null is null. */
export function asText(value: SqlValue): string | null {
  if (value === null) return null
  if (typeof value !== 'object') return String(value)
  const items = value.map((item) =>
    item === null ? 'null' : `"${String(item).replace(/["\\]/g, '\\$&')}"`,
  )
  return `{${items.join(',')}}`
}

type Column = { name: string; dataTypeID: number }

/** What the engine's own driver makes of values; what is not listed stays text, as ids do. */
const PARSERS: Readonly<Record<number, (text: string) => unknown>> = {
  [types.BOOL]: (text) => text === 't',
  [types.INT2]: Number,
  [types.INT4]: Number,
  [types.FLOAT4]: Number,
  [types.FLOAT8]: Number,
  [types.NUMERIC]: Number,
  [types.TIMESTAMPTZ]: isoInstant,
}

type Asked = {
  rows: Row[]
  columns: Column[]
  error: Error | null
  payload: Uint8Array | null
  resolve(rows: Row[]): void
  reject(error: Error): void
}

class NativeWire {
  readonly #socket: Socket
  readonly #parser = new protocol.Parser()
  #asked: Asked | null = null

  constructor(socket: Socket) {
    this.#socket = socket
    socket.on('data', (bytes) =>
      this.#parser.parse(bytes, (message) => this.#onMessage(message as Message)),
    )
    socket.on('error', (error) => this.#asked?.reject(error))
    socket.on('close', () => this.#asked?.reject(new Error('PostgreSQL closed the connection')))
  }

  /** Sends messages that end with one answer; `payload` is what a copy in asks for. */
  ask(messages: readonly Uint8Array[], payload: Uint8Array | null = null): Promise<Row[]> {
    return new Promise((resolve, reject) => {
      this.#asked = { rows: [], columns: [], error: null, payload, resolve, reject }
      this.#socket.write(Buffer.concat(messages))
    })
  }

  #onMessage(message: Message): void {
    const asked = this.#asked
    if (asked === null) return
    if (message.name === 'rowDescription') asked.columns = message.fields
    else if (message.name === 'dataRow') {
      const entries = message.fields.map((value, at) => {
        const { name = '', dataTypeID = 0 } = asked.columns[at] ?? {}
        return [name, value === null ? null : (PARSERS[dataTypeID] ?? String)(value)] as const
      })
      asked.rows.push(Object.fromEntries(entries))
    } else if (message.name === 'copyInResponse') this.#copy(asked.payload ?? new Uint8Array())
    else if (message.name === 'error') asked.error = message
    else if (message.name === 'readyForQuery') {
      this.#asked = null
      if (asked.error) asked.reject(asked.error)
      else asked.resolve(asked.rows)
    }
  }

  #copy(payload: Uint8Array): void {
    const head = Buffer.alloc(1 + INT4)
    head.write('d')
    head.writeInt32BE(INT4 + payload.byteLength, 1)
    this.#socket.cork()
    this.#socket.write(head)
    this.#socket.write(payload)
    this.#socket.write(serialize.copyDone())
    this.#socket.uncork()
  }
}

/** The messages that matter here, told apart by name; PGlite's types leave the name open. */
type Message =
  | { name: 'rowDescription'; fields: Column[] }
  | { name: 'dataRow'; fields: (string | null)[] }
  | ({ name: 'error' } & Error)
  | { name: 'copyInResponse' | 'readyForQuery' }
