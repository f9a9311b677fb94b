import { gazetteer } from '../entities/gazetteer'
import { judgePlace } from '../entities/judge'
import { analyse } from './analyse'
import type { ReaderAnswer, ReaderCommand, TaughtName } from './protocol'

/** Answers what a reader is asked, by the lists of the app and what the user taught. */
export function reading(taught: readonly TaughtName[]): (command: ReaderCommand) => ReaderAnswer {
  const known = gazetteer(taught)
  return (command) =>
    command.kind === 'read'
      ? command.messages.map(({ content, names }) =>
          analyse(content, names, known, { hasGrammar: false }),
        )
      : command.places.map(({ content, start, end }) => judgePlace(content, start, end))
}
