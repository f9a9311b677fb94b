import { formatter } from '@lingui/format-po'

/** Where the window's texts are found, and the catalogs that they are kept in: one file a language. */
export default {
  sourceLocale: 'en',
  locales: ['en'],
  catalogs: [
    {
      path: '<rootDir>/src-renderer/texts/{locale}',
      include: ['src-renderer'],
      exclude: ['**/*.test.*'],
    },
  ],
  // Lines would change the catalog with every edit of a file.
  format: formatter({ lineNumbers: false }),
}
