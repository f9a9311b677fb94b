import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { keyed } from '../ui/keyed'
import classes from './CodeBlock.module.css'
import { codeStyle } from './code-colors'
import type { CodePiece } from './code-languages'
import { useText } from './context'
import { HighlightedText } from './HighlightedText'

/** The highlighter, once a block of code was drawn: start-up goes without it. */
let highlighter: typeof import('./code-languages') | null = null

/** A block of code, coloured once the grammar of its language is there. Colours change no letter's place. */
export function CodeBlock({ lang, text }: { lang: string; text: string }) {
  const isReady = useGrammar(lang)
  const { highlight } = useText()
  // Words to mark may cross the pieces of the code: marks win over colours.
  const isColored = isReady && highlight.length === 0
  const pieces = useMemo(() => {
    const grammar = highlighter?.grammarOf(lang)
    return isColored && grammar ? highlighter?.highlightCode(grammar, text) : null
  }, [isColored, lang, text])
  return (
    <pre className={classes.block} style={codeStyle as CSSProperties} dir="ltr">
      <code>{pieces ? <Pieces pieces={pieces} /> : <HighlightedText text={text} />}</code>
    </pre>
  )
}

/** True when the language's grammar can be used. Without it, or when it cannot be loaded, code is there uncoloured. */
function useGrammar(lang: string): boolean {
  const [, setLoaded] = useState(lang)
  const isReady = canUse(lang)
  useEffect(() => {
    if (isReady || lang === '') return
    let isGone = false
    loadGrammar(lang).then(
      () => !isGone && setLoaded(`${lang} loaded`),
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [lang, isReady])
  return isReady
}

function canUse(lang: string): boolean {
  const grammar = highlighter?.grammarOf(lang)
  return grammar ? (highlighter?.isLoaded(grammar) ?? false) : false
}

async function loadGrammar(lang: string): Promise<void> {
  highlighter ??= await import('./code-languages')
  const grammar = highlighter.grammarOf(lang)
  if (grammar) await highlighter.loadGrammar(grammar)
}

function Pieces({ pieces }: { pieces: readonly CodePiece[] }) {
  return keyed(pieces, (piece) =>
    'text' in piece ? (
      piece.text
    ) : (
      <span data-scope={piece.scope}>
        <Pieces pieces={piece.pieces} />
      </span>
    ),
  )
}
