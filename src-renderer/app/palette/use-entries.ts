import { t } from '@lingui/core/macro'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLocation, useParams } from '@tanstack/react-router'
import { useMemo } from 'react'
import { commandOf } from '#shared/commands'
import { callQuery } from '../../client'
import { useRunnable } from '../../ui/commands'
import { type FindQuestions, questionFinder } from '../../ui/find-questions'
import { nameOf } from '../../ui/names'
import { useSettings } from '../../ui/settings'
import { type RecentPlace, recentAddress, recentPlaces } from '../recent-places'
import {
  authorEntry,
  commandEntry,
  type Entry,
  guildEntry,
  linkEntry,
  placeEntry,
  questionEntry,
  recentEntry,
  savedEntry,
  searchEntry,
} from './entries'
import { MOST, rankEntries, readTyped } from './rank'
import { type Query, queryOf } from './score'

/** How long typing rests before the engine is asked for people. */
const REST_MS = 80
const PEOPLE = 30
const RECENT = 8
/** So many questions stand below what has the typed words in its name. */
const MORE_QUESTIONS = 3

/** A part of what the palette lists. */
export type Section = { title: string; entries: readonly Entry[] }

export type Found = {
  sections: readonly Section[]
  query: Query
  /** True while names are still looked up. */
  isPending: boolean
}

/** What the palette lists for typed text, best first; without text, where the user was and what can be done. */
export function useFound(typed: string): Found {
  const known = useKnown()
  const { kind, words } = readTyped(typed)
  const query = useMemo(() => queryOf(words), [words])
  const people = usePeople(kind === null || kind === 'author' ? words : '', known.isOneGuild)
  const here = useLocation({ select: ({ href }) => recentAddress(href) })
  const recents = useMemo(() => recentPlaces().filter(({ address }) => address !== here), [here])

  const sections = useMemo<Section[]>(() => {
    if (words === '' && kind === null) return atRest(known, recents)
    const linked = linkEntry(words, known.entries)
    if (linked) return [{ title: t`Found`, entries: [linked] }]
    const ofKind = [...known.entries.values(), ...people.entries].filter(
      (entry) => kind === null || entry.kind === kind,
    )
    const ranked = rankEntries(
      ofKind,
      query,
      recents.map(({ address }) => address),
    )
    const entries = withQuestions(ranked, kind, known.findQuestions(words))
    const isSearched = words !== '' && (kind === null || entries.length === 0)
    return [{ title: t`Found`, entries: isSearched ? [...entries, searchEntry(words)] : entries }]
  }, [known, people.entries, kind, words, query, recents])

  return { sections, query, isPending: known.isPending || people.isPending }
}

/**
 * What fits by its name, with the questions that fit by their definition, their topics or with a typing error: all of them
 * behind the sign of questions, else a few below the rest.
 */
function withQuestions(
  ranked: readonly Entry[],
  kind: Entry['kind'] | null,
  questions: ReturnType<FindQuestions>,
): readonly Entry[] {
  if (kind !== null && kind !== 'question') return ranked
  const known = new Set(ranked.map(({ key }) => key))
  const found = questions.map(questionEntry)
  if (kind === 'question' && found.length > 0) {
    const keys = new Set(found.map(({ key }) => key))
    return [...found, ...ranked.filter(({ key }) => !keys.has(key))].slice(0, MOST)
  }
  return [...ranked, ...found.filter(({ key }) => !known.has(key)).slice(0, MORE_QUESTIONS)]
}

type Known = {
  entries: ReadonlyMap<string, Entry>
  findQuestions: FindQuestions
  /** True = the guild's name would say nothing. */
  isOneGuild: boolean
  isPending: boolean
}

/** Everything that is found without asking the engine for each letter. */
function useKnown(): Known {
  const guilds = useQuery(callQuery('guilds.list', {}))
  const places = useQuery(callQuery('palette.places', {}))
  const questions = useQuery(callQuery('questions.list', {}))
  const saved = useQuery(callQuery('searches.list', {}))
  const runnable = useRunnable()
  const isPending = places.isPending || questions.isPending || guilds.isPending
  const findQuestions = useMemo(() => questionFinder(questions.data ?? []), [questions.data])
  return useMemo(() => {
    const names = new Map(guilds.data?.map((guild) => [guild.guild_id, guild.guild_name]))
    const isOneGuild = names.size === 1
    const entries = [
      ...(places.data ?? []).map((place) =>
        placeEntry(place, isOneGuild ? null : (names.get(place.guild_id) ?? null)),
      ),
      ...(guilds.data ?? []).map(guildEntry),
      ...(questions.data ?? []).map(questionEntry),
      ...(saved.data ?? []).map(savedEntry),
      ...runnable.filter((id) => !commandOf(id).isKeyOnly).map(commandEntry),
    ]
    const byKey = new Map(entries.map((entry) => [entry.key, entry]))
    return { entries: byKey, findQuestions, isOneGuild, isPending }
  }, [guilds.data, places.data, questions.data, saved.data, runnable, isPending, findQuestions])
}

/** The people whose names fit what was typed. */
function usePeople(
  words: string,
  isOneGuild: boolean,
): { entries: readonly Entry[]; isPending: boolean } {
  const [text] = useDebouncedValue(words, REST_MS)
  const { guildId } = useParams({ strict: false })
  const { names } = useSettings()
  const isAsked = text !== '' && words !== ''
  const { data, isFetching } = useQuery({
    ...callQuery('palette.authors', { text, guild_id: guildId ?? null, limit: PEOPLE }),
    enabled: isAsked,
    placeholderData: keepPreviousData,
  })
  const entries = useMemo(
    () =>
      (isAsked ? (data ?? []) : []).map((author) =>
        authorEntry(author, nameOf(author, names), isOneGuild ? null : author.guild_name),
      ),
    [data, isAsked, isOneGuild, names],
  )
  return { entries, isPending: isFetching || text !== words }
}

/** Where the user was before, then what can be done. */
function atRest(known: Known, recents: readonly RecentPlace[]): Section[] {
  const recent = recents
    .map((place) => recentEntry(place, known.entries))
    .filter((entry) => entry !== null)
  const actions = [...known.entries.values()].filter(({ kind }) => kind === 'action')
  return [
    { title: t`Recent`, entries: recent.slice(0, RECENT) },
    { title: t`Actions`, entries: actions },
  ].filter(({ entries }) => entries.length > 0)
}
