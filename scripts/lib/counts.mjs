/** @typedef {{ passed: number, failed: number }} Counts */

/**
 * A step that either holds or does not counts as one test.
 * @param {number} code exit code
 * @returns {Counts}
 */
export function countStep(code) {
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/**
 * @param {any} report vitest's JSON report; null when it wrote none
 * @param {number} code vitest's exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
  return counts(report?.numPassedTests, report?.numFailedTests, code)
}

/**
 * @param {any} report Playwright's JSON report; null when it wrote none
 * @param {number} code Playwright's exit code
 * @returns {Counts} a test that passed only when repeated counts as failed
 */
export function countPlaywright(report, code) {
  const { expected, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  return counts(expected, unexpected + flaky, code)
}

/**
 * @param {number} [passed]
 * @param {number} [failed]
 * @param {number} [code]
 * @returns {Counts}
 */
function counts(passed = 0, failed = 0, code = 0) {
  // A file that cannot be loaded, or a crash, fails the run without failing any test.
  return { passed, failed: code === 0 ? failed : Math.max(failed, 1) }
}
