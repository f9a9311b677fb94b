import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'

const window = join(import.meta.dirname, '../src-renderer')

/** What is shown or read out of an element beside its children. */
const SHOWN =
  /^(title|label|placeholder|description|alt|lead|heading|nothingFound|emptyText|aria-(label|description|valuetext|placeholder|roledescription))$/
/** Names, signs and examples of what is typed, the same in every language. */
const SAME_EVERYWHERE =
  /^(CSV|JSON|PNG|SVG|PDF|HTML|SQL|UTC|GIF|DiscordChatExporter|Markdown|null|us-east-1|discord\/exports\/|https?:\/\/\S*|Discord Binding,? ?)$/
/** Pages that only developers see. */
const FOR_DEVELOPERS = /^features\/rendering\//

test('every text of the window is marked for translation', () => {
  const unmarked = readdirSync(window, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.(test|d)\.tsx?$/.test(name))
    .filter((name) => !FOR_DEVELOPERS.test(name))
    .flatMap((name) => unmarkedIn(join(window, name)))
  expect(unmarked, 'see docs/decisions/0036-texts.md').toEqual([])
})

test('finds texts of elements, of attributes and in the code, and leaves marked ones alone', () => {
  const found = textsIn(
    'a.tsx',
    'const a = <p title="Two words" id="Two words">Some text {t`Marked`} <Trans>Marked <b>too</b></Trans></p>\n' +
      "showToast('It was saved')\nconst b = cond ? 'Yes, it is' : t`No`\nthrow new Error('It broke here')",
  )
  expect(found).toEqual(['1: Two words', '1: Some text', '2: It was saved', '3: Yes, it is'])
})

function unmarkedIn(path: string): string[] {
  return textsIn(path, readFileSync(path, 'utf8')).map(
    (text) => `${relative(window, path)}:${text}`,
  )
}

/** The unmarked texts of a file as `line: text`. */
function textsIn(path: string, code: string): string[] {
  const file = ts.createSourceFile(path, code, ts.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: ts.Node) => {
    if (isMarked(node) || isForProgrammers(node)) return
    const text = textOf(node)
    if (text !== null && !SAME_EVERYWHERE.test(text)) {
      found.push(`${file.getLineAndCharacterOfPosition(node.getStart()).line + 1}: ${text}`)
    }
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** The words of a node that a person would read; null = it has none. */
function textOf(node: ts.Node): string | null {
  if (ts.isJsxText(node)) return /\p{L}{2}/u.test(node.text) ? node.text.trim() : null
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateHead(node)) return null
  const attribute = ts.isJsxAttribute(node.parent) ? node.parent.name.getText() : null
  const isText = attribute
    ? SHOWN.test(attribute) && /\p{L}{2}/u.test(node.text)
    : looksSaid(node.text)
  return isText ? node.text : null
}

/** A capital and a second word make a sentence. */
function looksSaid(text: string): boolean {
  return /^\p{Lu}\p{Ll}*[,]? \p{L}/u.test(text)
}

function isMarked(node: ts.Node): boolean {
  if (ts.isTaggedTemplateExpression(node)) return /^(t|sql)$/.test(node.tag.getText())
  if (ts.isCallExpression(node))
    return /^(t|plural|select|selectOrdinal)$/.test(node.expression.getText())
  if (ts.isJsxElement(node))
    return /^(Trans|Plural|Select)$/.test(node.openingElement.tagName.getText())
  if (ts.isJsxSelfClosingElement(node))
    return /^(Trans|Plural|Select)$/.test(node.tagName.getText())
  return false
}

function isForProgrammers(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isTypeNode(node))
    return true
  return ts.isNewExpression(node) && /Error$/.test(node.expression.getText())
}
