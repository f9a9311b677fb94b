import { fold } from '#shared/fold'

/** Longer names are none. */
const MAX_KEY = 100

/**
 * What two spellings of a name share: case, accents and most signs apart. `$ETH` and `Eth` are one, `C++` and `C` are
 * not. '' = the text is no name.
 */
export function entityKey(name: string): string {
  return fold(name)
    .replace(/['’]s(?![\p{L}\p{N}])/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}+#.&]+/gu, ' ')
    .replace(/\.+(?= |$)|(?<= |^)[.&#+]+(?=[^ ]| |$)/g, '')
    .replace(/ {2,}/g, ' ')
    .trim()
    .slice(0, MAX_KEY)
    .trim()
}
