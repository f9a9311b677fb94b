import { PGlite } from '@electric-sql/pglite'

/** The status of the exception by which PostgreSQL reports an ordinary error to PGlite. */
const ORDINARY_ERROR = 100

/** PostgreSQL was left in the middle of something; the instance must not be used again. */
export class EngineTrap extends Error {
  override readonly name = 'EngineTrap'

  /** `isDiskFull`: its log could not grow. */
  constructor(
    readonly isDiskFull: boolean,
    options?: ErrorOptions,
  ) {
    super('PostgreSQL trapped', options)
  }
}

/**
 * PGlite that ends where PostgreSQL trapped. A statement that recurses deeper than the stack (a JSON text of a million
 * brackets) throws out of the middle of PostgreSQL; PGlite passes over such exceptions and goes on with locks held and
 * counters wrong, or reads the same message for ever. So does a full disk in the middle of its log. Here the first one ends the instance: that call and every later
 * one throws {@link EngineTrap}. What was committed is safe; the data reopens in a new process.
 */
export class GuardedPglite extends PGlite {
  #trap: EngineTrap | null = null

  /**
   * Opens a data directory; `onTrap` is called once, when the instance has become unusable, after `hasNoRoom` told
   * whether its disk is the reason.
   */
  static async open(
    options: NonNullable<ConstructorParameters<typeof PGlite>[0]> & object,
    onTrap: () => void,
    hasNoRoom: () => boolean,
  ): Promise<GuardedPglite> {
    const pg = new GuardedPglite(options)
    await pg.waitReady
    pg.#guard(onTrap, hasNoRoom)
    return pg
  }

  /** True once the instance has become unusable. */
  get isTrapped(): boolean {
    return this.#trap !== null
  }

  #guard(onTrap: () => void, hasNoRoom: () => boolean): void {
    const mod = this.mod
    if (!mod) throw new Error('PGlite is not ready')
    const mainLoop = mod._PostgresMainLoopOnce
    const stackRestore = mod.stackRestore
    mod._PostgresMainLoopOnce = () => {
      if (this.#trap) throw this.#trap
      try {
        mainLoop()
      } catch (thrown) {
        const isOrdinary =
          typeof thrown === 'object' &&
          thrown !== null &&
          'status' in thrown &&
          thrown.status === ORDINARY_ERROR
        if (!isOrdinary) {
          this.#trap = new EngineTrap(hasNoRoom(), { cause: thrown })
          onTrap()
        }
        throw thrown
      }
    }
    // PGlite's catch clause calls this before it passes over the exception: the one place to get out.
    mod.stackRestore = (pointer) => {
      if (this.#trap) throw this.#trap
      return stackRestore(pointer)
    }
  }
}
