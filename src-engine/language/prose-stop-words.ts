import * as lists from 'stopword'
import { STOP_WORDS } from './stop-words'

/** The lists of `stopword` by the languages that the app tells apart (ISO 639-1). */
const LISTS: Readonly<Record<string, readonly string[]>> = {
  ar: lists.ara,
  bg: lists.bul,
  bn: lists.ben,
  ca: lists.cat,
  cs: lists.ces,
  da: lists.dan,
  de: lists.deu,
  el: lists.ell,
  en: lists.eng,
  es: lists.spa,
  et: lists.est,
  eu: lists.eus,
  fa: lists.fas,
  fi: lists.fin,
  fr: lists.fra,
  gu: lists.guj,
  he: lists.heb,
  hi: lists.hin,
  hr: lists.hrv,
  hu: lists.hun,
  hy: lists.hye,
  id: lists.ind,
  it: lists.ita,
  ja: lists.jpn,
  ko: lists.kor,
  ku: lists.kur,
  lt: lists.lit,
  lv: lists.lav,
  mr: lists.mar,
  ms: lists.msa,
  nl: lists.nld,
  no: lists.nob,
  pa: lists.panGu,
  pl: lists.pol,
  pt: lists.porBr,
  ro: lists.ron,
  ru: lists.rus,
  sk: lists.slk,
  sl: lists.slv,
  sv: lists.swe,
  th: lists.tha,
  tl: lists.tgl,
  tr: lists.tur,
  uk: lists.ukr,
  ur: lists.urd,
  vi: lists.vie,
  yo: lists.yor,
  zh: lists.zho,
}

/** What people of chats write without their apostrophes. */
const TYPED =
  'im ive id ill youre youve theyre thats whats theres lets hes shes weve isnt gonna wanna u ur'
const ENGLISH: ReadonlySet<string> = new Set([...lists.eng, ...STOP_WORDS, ...TYPED.split(' ')])

const sets = new Map<string, ReadonlySet<string>>([['en', ENGLISH]])

/**
 * True for a word of {@link ./prose-words} that carries no meaning of its own in a language (ISO 639-1). What is in no
 * language, or in one without a list, is taken for English.
 */
export function isStopWord(word: string, language: string | null): boolean {
  const words = stopWords(language)
  if (words.has(word)) return true
  const [head = '', ...rest] = word.split("'")
  // it's by its first part, don't as a whole
  return rest.length === 1 && (words.has(head + rest[0]) || (words === ENGLISH && words.has(head)))
}

function stopWords(language: string | null): ReadonlySet<string> {
  const list = LISTS[language ?? 'en']
  if (language === null || list === undefined) return ENGLISH
  const known = sets.get(language) ?? new Set(list.map((word) => word.toLowerCase()))
  sets.set(language, known)
  return known
}
