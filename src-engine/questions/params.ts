import type { ParamInfo } from '#shared/question'

/** The guild that is asked about: `scope.guild_id`. */
export const guild: ParamInfo = {
  name: 'guild',
  kind: 'guild',
  label: 'Guild',
  required: true,
  default: null,
  narrows: 'guild_id',
}

/** One channel or thread: `scope.channel_id`. */
export const channel: ParamInfo = {
  name: 'channel',
  kind: 'channel',
  label: 'Channel',
  required: true,
  default: null,
  narrows: 'channel_id',
}

/** One author: `scope.author_id`. */
export const author: ParamInfo = {
  name: 'author',
  kind: 'author',
  label: 'Author',
  required: true,
  default: null,
  narrows: 'author_id',
}

/** One author, of whom the mentions are asked: what others wrote of them. */
export const mentionedAuthor: ParamInfo = { ...author, narrows: 'mentions_author_id' }

/** Words as the search box takes them; they narrow the scope. */
export const searchText: ParamInfo = {
  name: 'search_text',
  kind: 'text',
  label: 'Text to find',
  required: true,
  default: null,
  narrows: 'text',
}

/** The same parameter, which may be left out. */
export function optional(param: ParamInfo): ParamInfo {
  return { ...param, required: false }
}

/** A whole number with a default. */
export function integer(name: string, label: string, value: number): ParamInfo {
  return { name, kind: 'integer', label, required: false, default: value, narrows: null }
}

/** One of a few words, with the one that counts when nothing is chosen. */
export function choice(name: string, label: string, choices: string[], value: string): ParamInfo {
  return { name, kind: 'choice', label, required: false, default: value, narrows: null, choices }
}

/** A share from 0 to 100 with a default; it need not be whole. */
export function percentage(name: string, label: string, value: number): ParamInfo {
  return { name, kind: 'number', label, required: false, default: value, narrows: null }
}

/** Several texts. */
export function textList(name: string, label: string): ParamInfo {
  return { name, kind: 'text_list', label, required: true, default: null, narrows: null }
}

/** Several roles, by id or name. */
export function roleList(name: string, label: string): ParamInfo {
  return { name, kind: 'role_list', label, required: true, default: null, narrows: null }
}

/** A message id that may be left out. */
export function message(name: string, label: string): ParamInfo {
  return { name, kind: 'message', label, required: false, default: null, narrows: null }
}
