import { type MediaKind, mediaKind } from '#shared/media-kind'
import { fileExtension } from '#shared/openable'

export { type MediaKind, mediaKind } from '#shared/media-kind'

/** How the window shows a file: as {@link MediaKind} has it, or by its first lines. */
export type FileKind = MediaKind | 'text'

const TEXTS = new Set(
  (
    'txt md markdown log csv tsv json jsonl xml yaml yml toml ini cfg conf properties env diff patch ' +
    'js mjs cjs jsx ts tsx css scss less html htm vue svelte py rb php java kt kts scala groovy go rs ' +
    'c h cc cpp cxx hpp cs fs swift m lua pl r jl dart ex exs erl hs clj lisp el sol vy move zig nim ' +
    'sql sh bash zsh fish ps1 bat cmd dockerfile makefile cmake gradle tf proto graphql tex srt vtt ' +
    'asm s ino gd glsl hlsl mcfunction'
  ).split(' '),
)

/** The kind by the name's extension, any case; what it really is, its bytes will tell. */
export function fileKind(fileName: string): FileKind {
  return TEXTS.has(fileExtension(fileName)) ? 'text' : mediaKind(fileName)
}

/** Discord marks a hidden attachment in its name. */
export function isSpoiler(fileName: string): boolean {
  return fileName.startsWith('SPOILER_')
}

/** The name without that mark, as people gave it. */
export function shownName(fileName: string): string {
  return isSpoiler(fileName) ? fileName.slice('SPOILER_'.length) : fileName
}
