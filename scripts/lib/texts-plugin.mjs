/**
 * Turns the marked texts of the window (`t`, `plural`, `<Trans>`) into look-ups of the catalog. The English stays in the
 * code: no catalog is read for it, and none can be behind.
 * @returns {import('vite').Plugin}
 */
export function texts() {
  return {
    name: 'texts',
    enforce: 'pre',
    transform: {
      filter: { id: /\.tsx?$/, code: /@lingui\/(core|react)\/macro/ },
      async handler(code, id) {
        // here and not above: set-up reads this folder before there are packages
        const { transformAsync } = await import('@babel/core')
        const done = await transformAsync(code, {
          filename: id,
          configFile: false,
          babelrc: false,
          sourceMaps: true,
          parserOpts: { plugins: ['typescript', 'jsx'] },
          plugins: [['@lingui/babel-plugin-lingui-macro', { stripMessageField: false }]],
        })
        return done?.code ? { code: done.code, map: done.map } : null
      },
    },
  }
}
