/** The parts of the window that F6 goes through, in order; an element says which it is with `data-pane`. */
const PANES = ['rail', 'top', 'side', 'main', 'panel', 'strip'] as const

const FOCUSABLE =
  'a[href], button:not(:disabled), input:not(:disabled), select:not(:disabled), textarea:not(:disabled), [tabindex]:not([tabindex="-1"])'

/** Where the focus was last in each part. */
const left = new WeakMap<Element, HTMLElement>()

/** The parts that show, in order; of several of one name the innermost. */
function shownPanes(): HTMLElement[] {
  return PANES.map(shownPane).filter((pane) => pane !== null)
}

function shownPane(name: (typeof PANES)[number]): HTMLElement | null {
  const all = document.querySelectorAll<HTMLElement>(`[data-pane="${name}"]`)
  return [...all].findLast(isShown) ?? null
}

function isShown(element: Element): boolean {
  return element.checkVisibility({ visibilityProperty: true })
}

/** What in a part takes the focus: where it was last, what is marked for it, else the first that can. */
function entryOf(pane: HTMLElement): HTMLElement {
  const was = left.get(pane)
  if (was?.isConnected && isShown(was) && pane.contains(was)) return was
  const own = (element: Element) => element.closest('[data-pane]') === pane && isShown(element)
  const marked = [...pane.querySelectorAll<HTMLElement>('[data-pane-entry]')].find(own)
  const first = marked ?? [...pane.querySelectorAll<HTMLElement>(FOCUSABLE)].find(own)
  if (first) return first
  if (!pane.hasAttribute('tabindex')) pane.tabIndex = -1
  return pane
}

/** Moves the focus to the next part of the window, or the one before; round at the ends. */
export function goToPane(step: 1 | -1) {
  const panes = shownPanes()
  const here = document.activeElement?.closest<HTMLElement>('[data-pane]')
  const at = here ? panes.indexOf(here) : -1
  const from = at < 0 && step === -1 ? 0 : at
  const next = panes[(from + step + panes.length) % panes.length]
  if (next) entryOf(next).focus()
}

/** Moves the focus to the main part. */
export function goToMain() {
  const main = shownPane('main')
  if (main) entryOf(main).focus()
}

/** Moves the focus to what is marked for it in the main part, at once or as soon as it is there. */
export function goToEntry() {
  const entry = shownPane('main')?.querySelector<HTMLElement>('[data-pane-entry]')
  if (entry) entry.focus()
  else goToMainSoon()
}

/** How long a page may take until the focus is left where it is. */
const SOON_MS = 3000

/** Moves the focus to the main part, and on to what is marked in it as soon as the page that opens has that. */
export function goToMainSoon() {
  const main = shownPane('main')
  if (!main) return
  if (!main.hasAttribute('tabindex')) main.tabIndex = -1
  main.focus()
  // The page that goes may have had such an element, too: the focus is lost with it, and given once more.
  const look = () => {
    const isFree = document.activeElement === main || document.activeElement === document.body
    if (!isFree) return
    shownPane('main')?.querySelector<HTMLElement>('[data-pane-entry]')?.focus()
  }
  const looking = new MutationObserver(look)
  const stop = () => {
    looking.disconnect()
    clearTimeout(timer)
    window.removeEventListener('keydown', stop, true)
    window.removeEventListener('pointerdown', stop, true)
  }
  const timer = setTimeout(stop, SOON_MS)
  looking.observe(document.body, { childList: true, subtree: true })
  // Whoever goes on by hand is not pulled back.
  window.addEventListener('keydown', stop, true)
  window.addEventListener('pointerdown', stop, true)
}

/** Keeps where the focus was in each part; returns the function that ends it. */
export function followPanes(): () => void {
  const enter = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement)) return
    const pane = target.closest('[data-pane]')
    if (pane && pane !== target) left.set(pane, target)
  }
  document.addEventListener('focusin', enter)
  return () => document.removeEventListener('focusin', enter)
}
