import type { LanguageFn } from 'highlight.js'
import { createLowlight } from 'lowlight'

/** A piece of highlighted code: text, or a part with a scope of highlight.js that holds pieces. */
export type CodePiece = { text: string } | { scope: string; pieces: CodePiece[] }

type Grammar = { default: LanguageFn }

/** Every grammar by its name, each loaded when a block of its language is first drawn. */
const GRAMMARS = new Map(
  Object.entries(
    import.meta.glob<Grammar>([
      '../../node_modules/highlight.js/es/languages/*.js',
      '!../../node_modules/highlight.js/es/languages/*.js.js',
    ]),
  ).map(([path, load]) => [path.replace(/^.*\/|\.js$/g, ''), load]),
)

/** Names that people write for a language whose grammar is called otherwise. */
const ALIASES: Record<string, string> = {
  asm: 'x86asm',
  bat: 'dos',
  bf: 'brainfuck',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  cjs: 'javascript',
  clj: 'clojure',
  cmd: 'dos',
  coffee: 'coffeescript',
  console: 'shell',
  cs: 'csharp',
  docker: 'dockerfile',
  erl: 'erlang',
  ex: 'elixir',
  exs: 'elixir',
  'f#': 'fsharp',
  fs: 'fsharp',
  golang: 'go',
  gql: 'graphql',
  h: 'c',
  hpp: 'cpp',
  hs: 'haskell',
  htm: 'xml',
  html: 'xml',
  jl: 'julia',
  js: 'javascript',
  jsonc: 'json',
  jsx: 'javascript',
  kt: 'kotlin',
  ksh: 'bash',
  make: 'makefile',
  md: 'markdown',
  mjs: 'javascript',
  ml: 'ocaml',
  nginxconf: 'nginx',
  'obj-c': 'objectivec',
  objc: 'objectivec',
  patch: 'diff',
  pl: 'perl',
  plist: 'xml',
  postgres: 'pgsql',
  postgresql: 'pgsql',
  ps: 'powershell',
  ps1: 'powershell',
  py: 'python',
  py3: 'python',
  python3: 'python',
  rb: 'ruby',
  rs: 'rust',
  sh: 'bash',
  sol: 'solidity',
  styl: 'stylus',
  svg: 'xml',
  tex: 'latex',
  text: 'plaintext',
  toml: 'ini',
  ts: 'typescript',
  tsx: 'typescript',
  txt: 'plaintext',
  vb: 'vbnet',
  v: 'verilog',
  yml: 'yaml',
  zsh: 'bash',
}

/** The grammar that a block's language means; null for none and for one that nobody knows. */
export function grammarOf(lang: string): string | null {
  const name = lang.toLowerCase()
  const known = ALIASES[name] ?? name
  return GRAMMARS.has(known) && known !== 'plaintext' ? known : null
}

const lowlight = createLowlight()

/** True when a grammar is there to be used. */
export function isLoaded(grammar: string): boolean {
  return lowlight.registered(grammar)
}

/** Resolves when the grammar can be used; rejects when it cannot be loaded. */
export async function loadGrammar(grammar: string): Promise<void> {
  const load = GRAMMARS.get(grammar)
  if (!load || isLoaded(grammar)) return
  lowlight.register(grammar, (await load()).default)
}

type Hast = ReturnType<typeof lowlight.highlight>['children'][number]

/** Code in its pieces; the texts joined are the code. The grammar has to be loaded. */
export function highlightCode(grammar: string, code: string): CodePiece[] {
  return lowlight.highlight(grammar, code).children.map(toPiece)
}

function toPiece(node: Hast): CodePiece {
  if (node.type !== 'element') return { text: node.type === 'text' ? node.value : '' }
  const names = node.properties.className
  const scope = Array.isArray(names) ? String(names[0]).replace('hljs-', '') : ''
  return { scope, pieces: node.children.map(toPiece) }
}
