/** What an ingest is held against: ratios inside one run, because times of different machines do not compare. */
export const TARGETS = {
  /** Until all rows are in, as a multiple of JSON.parse over the same files. */
  load_of_floor: 1.3,
  /** Until everything can be searched, the text index included. */
  searchable_of_floor: 4.5,
  copy_of_native: 2.2,
  copy_and_indexes_of_native: 1.6,
  searchable_of_chat_analytics: 0.5,
  /** The p95 of a page while messages come in. */
  page_in_load_ms: 50,
  /** The p95 of a page afterwards, by key. */
  pageMs: (messages: number) => (messages <= 1_500_000 ? 15 : 20),
  /** Until a channel's first messages are drawn, p95. */
  open_ms: 100,
  /** The same for any date in it. */
  jump_ms: 150,
  frame_p95_ms: 20,
  frame_longest_ms: 50,
  /** What is left of memory after a long scroll, as a multiple of what it was before. */
  memory_growth: 1.1,
  /** One core, native. */
  embedded_per_second: 2000,
  /** The p95 of a search by meaning, or by words and meaning. */
  meaningMs: (vectors: number) => (vectors <= 60_000 ? 250 : 500),
  /** The p95 of any question of the catalogue, at a million messages. */
  question_ms: 3000,
  question_of_native: 4,
  /** The whole overview of a guild, narrowed in any way, p95. */
  overview_ms: 150,
  /** The same when it is the first thing that is asked. */
  overview_start_ms: 500,
  peakMemoryMb: (messages: number) => (messages <= 1_500_000 ? 800 : 1200),
}
