import { extractFromFileWithBabel, getBabelParserOptions } from '@lingui/cli/api/extractors/babel'
import { formatter } from '@lingui/format-po'
import { generateMessageId } from '@lingui/message-utils/generateMessageId'

/**
 * Finds marked texts. One that is marked by a comment is its own id for Lingui; it gets the id of its words, as all others
 * have: the same words stand in the catalog once, wherever they are said.
 * @type {import('@lingui/conf').ExtractorType}
 */
const texts = {
  match: (file) => /\.tsx?$/.test(file),
  extract: (file, code, found, context) =>
    extractFromFileWithBabel(
      file,
      code,
      (text) => found(text.message === undefined ? withWords(text) : text),
      context,
      { plugins: getBabelParserOptions(file, context.linguiConfig.extractorParserOptions) },
    ),
}

function withWords(text) {
  return { ...text, id: generateMessageId(text.id), message: text.id }
}

/** Where the window's texts are found, and the catalogs that they are kept in: one file a language. */
export default {
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src-renderer/texts/{locale}',
      include: ['src-renderer', 'src-shared'],
      exclude: ['**/*.test.*'],
    },
  ],
  extractors: [texts],
  // What `<Trans>` becomes: one that takes words of the archive for words.
  runtimeConfigModule: { Trans: ['#texts/Trans', 'Trans'] },
  // Lines would change the catalog with every edit of a file.
  format: formatter({ lineNumbers: false }),
}
