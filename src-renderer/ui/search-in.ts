import type { QueryClient } from '@tanstack/react-query'
import { callQuery } from '../client'
import { placeOperators, type SearchedPlace } from './place-operators'
import { typeIntoSearch } from './search-box'
import { showError } from './toasts'

/** Puts the place into the search box, with the caret behind it. */
export async function searchIn(client: QueryClient, place: SearchedPlace) {
  try {
    const [guilds, channels] = await Promise.all([
      client.fetchQuery(callQuery('guilds.list', {})),
      client.fetchQuery(callQuery('palette.places', {})),
    ])
    typeIntoSearch(`${placeOperators(place, guilds, channels)} `)
  } catch (thrown) {
    showError(thrown)
  }
}
