import { assertNever } from '#shared/errors'
import { gazetteer } from '../entities/gazetteer'
import { judgePlace } from '../entities/judge'
import { analyse, prose } from './analyse'
import type { ReaderAnswer, ReaderCommand, TaughtName } from './protocol'

/** Answers what a reader is asked, by the lists of the app and what the user taught. */
export function reading(taught: readonly TaughtName[]): (command: ReaderCommand) => ReaderAnswer {
  const known = gazetteer(taught)
  return (command) => {
    switch (command.kind) {
      case 'read':
        return command.messages.map(({ content, names }) =>
          analyse(content, names, known, { hasGrammar: false }),
        )
      case 'judge':
        return command.places.map(({ content, start, end }) => judgePlace(content, start, end))
      case 'words':
        return command.contents.map(prose)
      default:
        return assertNever(command)
    }
  }
}
