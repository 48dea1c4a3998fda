/** Reads the JSON reports of the test runners. @typedef {import('./check.mjs').Finding} Finding */

/** @typedef {{ status: string, fullName: string }} VitestCase */
/** @typedef {{ name: string, status: string, assertionResults: VitestCase[] }} VitestFile */

/** A failure as it helps: without colours and without the test runner's own frames. */
const plain = (/** @type {string} */ message) =>
  message
    .replaceAll(/\u001b\[\d+m/g, '')
    .split('\n')
    .filter((line) => !/^\s+at .*node_modules\//.test(line))
    .join('\n  ')

/**
 * A test file that does not even load counts as one failure; a skipped test as a failure too. What went wrong is told in
 * the runner's own words (`said`): its report knows nothing of a set-up that failed, which skips the tests behind it.
 *
 * @returns {Finding}
 */
export function readVitest(
  /** @type {{ testResults: VitestFile[] }} */ { testResults },
  /** @type {string} */ said = '',
) {
  const cases = testResults.flatMap((file) =>
    file.assertionResults.map((one) => ({ ...one, file: file.name })),
  )
  const failed = cases.filter((one) => one.status !== 'passed')
  const broken = testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some(hasFailed),
  )
  const skipped = failed
    .filter((one) => !hasFailed(one))
    .map((one) => `${one.file}: ${one.fullName} (${one.status})`)
  return {
    passed: cases.length - failed.length,
    failed: failed.length + broken.length,
    report: [plain(said), ...skipped].join('\n'),
  }
}

const hasFailed = (/** @type {VitestCase} */ one) => one.status === 'failed'

/** @typedef {{ ok: boolean, title: string, file: string, tests: { status: string, results: { error?: { message?: string } }[] }[] }} Spec */
/** @typedef {{ specs?: Spec[], suites?: Suite[] }} Suite */

/** @returns {Spec[]} */
const specsOf = (/** @type {Suite} */ suite) => [
  ...(suite.specs ?? []),
  ...(suite.suites ?? []).flatMap(specsOf),
]

/** Every test of every project; one that was skipped or passed only on a second try is a failure. @returns {Finding} */
export function readPlaywright(/** @type {Suite & { errors?: { message?: string }[] }} */ result) {
  const cases = specsOf(result).flatMap((spec) => spec.tests.map((test) => ({ spec, test })))
  const failed = cases.filter(({ test }) => test.status !== 'expected')
  const errors = result.errors ?? []
  const report = [
    ...failed.map(({ spec, test }) => {
      const messages = test.results.map((one) => plain(one.error?.message ?? '')).filter(Boolean)
      return `${spec.file}: ${spec.title} (${test.status})\n  ${messages.join('\n  ')}`
    }),
    ...errors.map((error) => plain(error.message ?? '')),
  ]
  return {
    passed: cases.length - failed.length,
    failed: failed.length + errors.length,
    report: report.join('\n\n'),
  }
}
