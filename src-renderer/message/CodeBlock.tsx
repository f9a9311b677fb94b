import { type CSSProperties, useEffect, useMemo, useState } from 'react'
import { keyed } from '../ui/keyed'
import classes from './CodeBlock.module.css'
import { codeStyle } from './code-colors'
import { type CodePiece, grammarOf, highlightCode, isLoaded, loadGrammar } from './code-languages'
import { useText } from './context'
import { HighlightedText } from './HighlightedText'

/** A block of code, coloured once the grammar of its language is there. Colours change no letter's place. */
export function CodeBlock({ lang, text }: { lang: string; text: string }) {
  const grammar = grammarOf(lang)
  const isReady = useGrammar(grammar)
  const { highlight } = useText()
  // Words to mark may cross the pieces of the code: marks win over colours.
  const isColored = grammar !== null && isReady && highlight.length === 0
  const pieces = useMemo(
    () => (isColored ? highlightCode(grammar, text) : null),
    [isColored, grammar, text],
  )
  return (
    <pre className={classes.block} style={codeStyle as CSSProperties} dir="ltr">
      <code>{pieces ? <Pieces pieces={pieces} /> : <HighlightedText text={text} />}</code>
    </pre>
  )
}

/** True when the grammar can be used; without one there is nothing to wait for. */
function useGrammar(grammar: string | null): boolean {
  const [loaded, setLoaded] = useState<string | null>(null)
  useEffect(() => {
    if (grammar === null || isLoaded(grammar)) return
    let isGone = false
    loadGrammar(grammar).then(
      () => !isGone && setLoaded(grammar),
      // Without its colours the code is still there.
      () => undefined,
    )
    return () => {
      isGone = true
    }
  }, [grammar])
  return grammar === null || loaded === grammar || isLoaded(grammar)
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
