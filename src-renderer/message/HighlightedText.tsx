import { keyed } from '../ui/keyed'
import { useText } from './context'
import classes from './HighlightedText.module.css'
import { highlightParts } from './highlight'

/** Plain text with the words marked that are looked for. */
export function HighlightedText({ text }: { text: string }) {
  const { highlight } = useText()
  return keyed(highlightParts(text, highlight), (part) =>
    part.is_hit ? <mark className={classes.hit}>{part.text}</mark> : part.text,
  )
}
