import { autocompletion, type CompletionContext, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { keywordCompletionSource, PostgreSQL, sql } from '@codemirror/lang-sql'
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, setDiagnostics } from '@codemirror/lint'
import { EditorState, type Extension, Prec } from '@codemirror/state'
import {
  Decoration,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  placeholder,
  ViewPlugin,
} from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { useEffect, useEffectEvent, useRef } from 'react'
import { MAX_SQL, type Refusal } from '#shared/own-question'
import type { SchemaTable } from '#shared/schema'
import { tokenize } from '#shared/sql-tokens'
import { completionsAt } from './completions'
import classes from './Write.module.css'

type Props = {
  value: string
  onChange: (sql: string) => void
  /** Mod+Enter. */
  onRun: () => void
  /** What PostgreSQL does not take, shown where it stands. */
  refusal: Refusal | null
  tables: readonly SchemaTable[]
  /** Is given the way to write into the text, at the caret. */
  onReady: (insert: (text: string) => void) => void
}

/** The box that a statement is written in: coloured, completed by what the archive holds, with errors at their place. */
export function SqlEditor({ value, onChange, onRun, refusal, tables, onReady }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const change = useEffectEvent(onChange)
  const run = useEffectEvent(onRun)
  const ready = useEffectEvent(onReady)
  const known = useRef(tables)
  known.current = tables
  const first = useRef(value)

  useEffect(() => {
    const parent = host.current
    if (!parent) return
    const editor = new EditorView({
      parent,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          Prec.highest(
            keymap.of([
              {
                key: 'Mod-Enter',
                run: () => {
                  run()
                  return true
                },
              },
            ]),
          ),
          SETUP,
          autocompletion({
            icons: false,
            override: [(context) => suggest(context, known.current), keywords],
          }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) change(update.state.doc.toString())
          }),
        ],
      }),
    })
    view.current = editor
    ready((text) => {
      editor.dispatch(editor.state.replaceSelection(text))
      editor.focus()
    })
    return () => editor.destroy()
  }, [])

  useEffect(() => {
    const editor = view.current
    const shown = editor?.state.doc.toString()
    if (!editor || shown === value) return
    editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: value } })
  }, [value])

  useEffect(() => {
    const editor = view.current
    editor?.dispatch(setDiagnostics(editor.state, diagnosticsOf(refusal, editor.state.doc.length)))
  }, [refusal])

  return <div ref={host} className={classes.editor} data-testid="sql-editor" />
}

function diagnosticsOf(refusal: Refusal | null, length: number): Diagnostic[] {
  if (!refusal?.at) return []
  const to = Math.min(Math.max(refusal.at.to, refusal.at.from), length)
  const from = Math.min(refusal.at.from, to)
  const message = [refusal.message, refusal.hint].filter(Boolean).join('\n')
  // what ends too early is marked at its last sign
  return [{ from: from === to ? Math.max(0, from - 1) : from, to, severity: 'error', message }]
}

const allKeywords = keywordCompletionSource(PostgreSQL)

/** Words of SQL, where no name of the archive or the form is being written. */
function keywords(context: CompletionContext) {
  return context.matchBefore(/[.:]\w*/) ? null : allKeywords(context)
}

function suggest(context: CompletionContext, tables: readonly SchemaTable[]) {
  const found = completionsAt(context.state.doc.toString(), context.pos, tables)
  if (!found) return null
  return {
    from: found.from,
    options: found.suggestions.map(({ label, kind, detail, about, text }) => ({
      label,
      type: kind,
      detail,
      ...(about === '' ? {} : { info: about }),
      ...(text === undefined ? {} : { apply: text }),
      boost: kind === 'name' ? 2 : 1,
    })),
    validFor: /^:?\w*$/,
  }
}

/** `:names`, which PostgreSQL's own grammar does not know. */
const NAME = Decoration.mark({ class: 'cm-sql-name' })
const names = ViewPlugin.fromClass(
  class {
    decorations
    constructor(view: EditorView) {
      this.decorations = namesOf(view)
    }
    update({ docChanged, view }: { docChanged: boolean; view: EditorView }) {
      if (docChanged) this.decorations = namesOf(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function namesOf(view: EditorView) {
  let at = 0
  const marks = tokenize(view.state.doc.toString()).flatMap((token) => {
    const from = at
    at += token.kind === 'text' ? token.text.length : token.name.length + 1
    return token.kind === 'name' ? [NAME.range(from, at)] : []
  })
  return Decoration.set(marks)
}

const colors = HighlightStyle.define([
  { tag: tags.keyword, color: 'var(--accent-text)' },
  { tag: [tags.string, tags.special(tags.string)], color: 'var(--good-text)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--warn-text)' },
  { tag: tags.comment, color: 'var(--text-dim)', fontStyle: 'italic' },
  { tag: tags.typeName, color: 'var(--text-strong)' },
])

const looks = EditorView.theme({
  '&': { fontSize: '13px', height: '100%', backgroundColor: 'var(--surface-inset)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    lineHeight: '20px',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--text-strong)' },
  '.cm-gutters': {
    backgroundColor: 'transparent',
    color: 'var(--text-dim)',
    border: 'none',
    paddingLeft: '4px',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--surface-hover)' },
  '&.cm-focused .cm-matchingBracket': {
    backgroundColor: 'var(--surface-active)',
    outline: '1px solid var(--border)',
  },
  '.cm-sql-name, .cm-sql-name span': { color: 'light-dark(#8a3ea8, #d19be6)', fontWeight: '500' },
  '.cm-placeholder': { color: 'var(--text-dim)' },
  '.cm-tooltip': {
    color: 'var(--text)',
    backgroundColor: 'var(--surface-main)',
    border: '1px solid var(--border)',
    borderRadius: '6px',
    overflow: 'hidden',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': {
    fontFamily: 'var(--mantine-font-family-monospace)',
    fontSize: '12px',
    maxHeight: '240px',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', lineHeight: '16px' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': {
    color: 'var(--text-strong)',
    backgroundColor: 'var(--accent-soft)',
  },
  '.cm-completionDetail': { color: 'var(--text-dim)', fontStyle: 'normal', marginLeft: '12px' },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '700' },
  '.cm-tooltip.cm-completionInfo': { padding: '4px 8px', maxWidth: '260px', fontSize: '12px' },
  '.cm-diagnostic-error': { borderLeft: '3px solid var(--bad-text)', padding: '4px 8px' },
  '.cm-lintRange-error': {
    backgroundImage: 'none',
    textDecoration: 'underline wavy var(--bad-text) 1px',
    textUnderlineOffset: '3px',
  },
})

const SETUP: Extension = [
  lineNumbers(),
  history(),
  bracketMatching(),
  highlightActiveLine(),
  sql({ dialect: PostgreSQL }),
  names,
  syntaxHighlighting(colors),
  looks,
  placeholder('select …'),
  EditorView.lineWrapping,
  EditorView.contentAttributes.of({ 'aria-label': 'SQL', spellcheck: 'false' }),
  EditorState.changeFilter.of(
    ({ newDoc, startState }) => newDoc.length <= MAX_SQL || newDoc.length <= startState.doc.length,
  ),
  // Tab leaves the box, as everywhere: nobody is caught in it
  keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
]
