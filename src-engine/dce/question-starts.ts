/*
 * How questions begin when nobody types the mark, by language. Expressions for lower case text with ' as apostrophe. Only
 * what is hardly ever said otherwise: "when I …", "how to …", "who cares", "what a day" are no questions.
 */

/** The end of a word: `\b` knows no letters but a-z. */
const END = '(?![\\p{L}\\p{N}])'

const PRONOUNS =
  "(?:i|you|u|ya|y'all|we|they|he|she|it|one|anyone|anybody|someone|somebody|everyone|people|this|that|these|those|there)"
const OWNED = '(?:my|your|our|their|his|her)'

/** Begin a sentence, or a part of one after a comma or a colon. */
const CLAUSE_STARTS = [
  // English: question words and inverted verbs
  "(?:who|whom|whose|what|where|why|how)(?:'?s|'re|'d|'ll)?\\s+(?:is|are|was|were|am|do|does|did|can|could|should|has|have|will|would(?!\\s+have\\s+(?:thought|guessed))|about|if|many|much|long|often|far|come|else|the\\s+(?:hell|heck|fuck))",
  "(?:who|what|where|why|how|when)(?:'?s|'re)",
  'what\\s+(?:time|happens|happened|just\\s+happened|kind\\s+of|sort\\s+of)',
  'when\\s+(?:is(?!\\s+an?\\s)|are|was|were|do|does|did|can|could|should|would|will)',
  'which\\s+(?:\\w+\\s+){1,2}(?:is|are|was|do|does|did|can|should|would|will)',
  `(?:is|are|was|were)(?:n'?t)?\\s+(?:there|this|that|it|you(?!\\s+(?:kidding|joking|serious))|u|we|they|he|she|any(?:one|body)|someone|somebody|everyone|everything)`,
  'am\\s+i',
  `(?:could|should|would|does|did(?!\\s+(?:it|that|this|so)\\s*(?:,|$))|will|may|shall)(?:n'?t)?\\s+(?:${PRONOUNS}|the|${OWNED}|a)`,
  `can(?:(?:no|'?)t)?\\s+(?:i|you(?!\\s+(?:believe|imagine))|u|we|they|he|she|it|one|any(?:one|body)|some(?:one|body)|this|that|the|${OWNED})`,
  "won'?t\\s+(?:that|this|it|they|you|we|he|she|the)",
  "do(?:n'?t)?\\s+(?:i|you|u|we|they|people|any(?:one|body))",
  "(?:have|has|had)(?:n'?t)?\\s+(?:you|u|we|they|he|she|any(?:one|body)|some(?:one|body)\\s+(?:seen|tried|used|got|been))",
  "(?:anyone|anybody)(?:'s)?\\s+(?:know|knows|here|else|have|has|tried|used|got|getting|seen|heard|able|willing|want|wants|interested|around|awake|online|up\\s+for|going|coming|else's)",
  '(?:someone|somebody)\\s+(?:(?:know|knows)\\s+(?:if|why|how|where|when|what|who|which|whether)|here\\s+who|else\\s+(?:seeing|having|getting)|has\\s+(?:a|an|the|any|experience|access|tried))',
  '(?:please\\s+)?(?:anyone|anybody|someone|somebody)\\s+(?:please\\s+)?(?:tell|explain|help|show|point)\\s+me',
  'any\\s+(?:idea|ideas|chance|clue|news|update|updates|tips|advice|recommendations?|suggestions?|thoughts)',
  // German
  '(?:wer|was|wann|wo|warum|wieso|weshalb|wie|woher|wohin|welche[rsnm]?)\\s+(?:ist|sind|war|kann|könnt|könnte|soll|sollen|hat|habt|macht|geht|gibt|muss|müssen|wird|werden|finde|findet|bekomme|komme|kommt|läuft|funktioniert|bedeutet|heißt|viele?|oft|lange)',
  '(?:weiß|weiss|hat|kann|kennt|könnte)\\s+(?:(?:mir|uns)\\s+)?(?:jemand|wer|einer|man)',
  '(?:gibt\\s+es|gibts|kann\\s+ich|könnt\\s+ihr|könnten\\s+wir|sollen\\s+wir)',
  '(?:kommst|hast|bist|kannst|weißt|weisst|willst|gehst|machst|brauchst|könntest)\\s+du',
  '(?:habt|seid|wisst|kommt|wollt|braucht)\\s+ihr',
  // French
  "(?:est-ce\\s+qu(?:e|'\\p{L}+)|qu'est-ce|quelqu'un\\s+(?:sait|a|peut|connaît|aurait))",
  '(?:pourquoi|comment|quand|combien|où)\\s+(?:est|sont|je|tu|on|vous|de|faire|ça)',
  "c'est\\s+(?:quand|où|quoi|qui|combien)",
  // Spanish, Portuguese, Italian, with their accents or without
  '(?:alguien|alguém|alguem|algum|qualcuno)\\s+(?:sabe|tiene|tem|puede|pode|conoce|conhece|sa|ha|può|puo|conosce)',
  '(?:qué|cuándo|dónde|donde|quién|quien|cómo|cuál|por\\s+qué|por\\s+que|onde|quem|qual|dove|perché|chi)\\s+(?:es|está|esta|son|puedo|puede|encuentro|é|são|posso|pode|fica|hay|há|è|sono|trovo|devo|fa)',
  '(?:cuando|quando)\\s+(?:es|sale|empieza|é|sai|começa|è|inizia)\\s+(?:la|el|las|los|o|a|il|lo)',
  'como\\s+(?:se\\s+\\p{L}+$|puedo|hago|faço|posso|funciona)',
  // Dutch
  '(?:heeft|weet|kan)\\s+iemand',
  '(?:hoe|waar|wanneer|waarom)\\s+(?:is|zijn|kan|moet|kun|heb|werkt|doe|gaat|vind)',
  // Russian
  '(?:кто-нибудь|кто-то)\\s+(?:знает|может|пробовал|видел)',
  '(?:где|как|почему|когда|сколько)\\s+(?:можно|мне|найти|будет|стоит|сделать|получить)',
].map((start) => `(?:${start})${END}`)

/** Begin a whole sentence only. */
const SENTENCE_STARTS = [
  `(?:is|are)\\s+${OWNED}${END}`,
  `is\\s+the\\s+(?!same|best|worst|only|first|last|one|way|most|case|goal)\\p{L}+${END}`,
  `why\\s+(?:not\\s+\\p{L}+\\s|is|are)`,
  `(?:u|you)\\s+(?:guys\\s+|all\\s+)?(?:coming|around|free|there)${END}`,
  `(?:u|you)\\s+(?:guys|all)\\s+(?:know|have|think|want|heard|seen|tried)${END}`,
  `(?:thoughts|opinions)(?:\\s+(?:on|about)${END}|$)`,
  `wdyt${END}`,
  `anything\\s+(?:i|we)\\s+(?:can|could|should|need)${END}`,
  `anything\\s+(?:i|we)\\s`,
  `(?:i\\s+(?:was|am)\\s+|i'm\\s+|im\\s+|was\\s+|just\\s+)?wondering\\s+(?:if|whether|how|why|what|when|where|who)${END}`,
  `(?:would|i'd)\\s+love\\s+to\\s+know\\s+(?:if|whether|how|why|what|when|where|who)${END}`,
  `question\\s*:`,
  // Chinese, Japanese, Korean: no spaces to end a word
  '(?:请问|怎么|怎样|为什么|什么时候|哪里|谁知道|有没有|有人知道|有人会)',
  '[^。]*(?:ですか|ますか|でしょうか|ませんか|吗|나요|까요|인가요)$',
]

/** Matches a sentence in lower case that begins as a question does. */
export const SENTENCE = new RegExp(`^(?:${[...CLAUSE_STARTS, ...SENTENCE_STARTS].join('|')})`, 'u')

/** Matches what follows a comma or colon in a sentence when a question begins there. */
export const CLAUSE = new RegExp(`^(?:${CLAUSE_STARTS.join('|')})`, 'u')
