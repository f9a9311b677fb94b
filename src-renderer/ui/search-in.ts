import type { QueryClient } from '@tanstack/react-query'
import { callQuery } from '../client'
import { placeOperators, type SearchedPlace } from './place-operators'
import { typeIntoSearch } from './search-box'
import { showError } from './toasts'

/**
 * Puts the place into the search box, with the caret behind it. `typed` is asked when the place is known: what follows it,
 * null = it is not wanted any more.
 */
export async function searchIn(
  client: QueryClient,
  place: SearchedPlace,
  typed: () => string | null = () => '',
) {
  try {
    const [guilds, channels] = await Promise.all([
      client.fetchQuery(callQuery('guilds.list', {})),
      client.fetchQuery(callQuery('palette.places', {})),
    ])
    const rest = typed()
    if (rest !== null) typeIntoSearch(`${placeOperators(place, guilds, channels)} ${rest}`)
  } catch (thrown) {
    showError(thrown)
  }
}
