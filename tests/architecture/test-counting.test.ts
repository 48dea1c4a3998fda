import { describe, expect, it } from 'vitest'
import { runChecks, runnerCheck } from '@/scripts/lib/check.mjs'
import { readPlaywright, readVitest } from '@/scripts/lib/test-reports.mjs'

const one = (status: string) => ({ status, fullName: `a test that ${status}` })
const file = (status: string, ...statuses: string[]) => ({
  name: 'a.test.ts',
  status,
  assertionResults: statuses.map(one),
})
const counts = ({ passed, failed }: { passed: number; failed: number }) => ({ passed, failed })

describe('the last line of npm test', () => {
  it.each([
    ['tests that pass', [file('passed', 'passed', 'passed')], { passed: 2, failed: 0 }],
    ['a test that fails', [file('failed', 'passed', 'failed')], { passed: 1, failed: 1 }],
    ['a skipped test as failed', [file('passed', 'passed', 'skipped')], { passed: 1, failed: 1 }],
    ['a file that does not load as failed', [file('failed')], { passed: 0, failed: 1 }],
    [
      'a file whose tests pass and whose clean-up fails',
      [file('failed', 'passed')],
      { passed: 1, failed: 1 },
    ],
  ])('counts %s', (_name, testResults, expected) => {
    expect(counts(readVitest({ testResults }))).toEqual(expected)
  })

  it('tells why tests were skipped in the words of the runner: its report knows no failed set-up', () => {
    const { report } = readVitest({ testResults: [file('failed', 'skipped')] }, 'Error: no such table')
    expect(report).toBe('Error: no such table\na.test.ts: a test that skipped (skipped)')
  })

  it.each([
    ['expected', { passed: 1, failed: 0 }],
    ['unexpected', { passed: 0, failed: 1 }],
    ['flaky', { passed: 0, failed: 1 }],
    ['skipped', { passed: 0, failed: 1 }],
  ])('counts a browser test that is %s', (status, expected) => {
    const spec = { ok: true, title: 'a', file: 'a.spec.ts', tests: [{ status, results: [] }] }
    expect(counts(readPlaywright({ suites: [{ suites: [{ specs: [spec] }] }] }))).toEqual(expected)
  })

  it('counts a browser run that never began', () => {
    expect(counts(readPlaywright({ suites: [], errors: [{ message: 'no server' }] }))).toEqual({
      passed: 0,
      failed: 1,
    })
  })

  const program = (script: string) =>
    runnerCheck(
      'runner',
      (path) => ({ command: ['-e', script, path] }),
      (report: { passed: number; failed: number }) => ({
        ...report,
        report: '',
      }),
    )
  const writing = (report: string) => `require('node:fs').writeFileSync(process.argv[1], '${report}')`
  it.each([
    ['a runner that breaks without a report', 'process.exit(3)', { passed: 0, failed: 1 }],
    ['a runner that ends well without a report', '', { passed: 0, failed: 1 }],
    [
      'a runner that breaks after all tests passed',
      `${writing('{"passed":5,"failed":0}')}; process.exit(1)`,
      { passed: 5, failed: 1 },
    ],
    ['a runner that is right', writing('{"passed":5,"failed":0}'), { passed: 5, failed: 0 }],
  ])('counts %s', async (_name, script, expected) => {
    expect(counts(await program(script).run())).toEqual(expected)
  })

  it('runs checks side by side, each after those it needs, and outlives one that throws', async () => {
    const order: string[] = []
    const check = (name: string, after: string[] = []) => ({
      name,
      after,
      run: async () => {
        order.push(name)
        if (name === 'throws') throw new Error('broken')
        return { passed: 1, failed: 0, report: '' }
      },
    })
    const findings = await runChecks(
      [check('last', ['throws', 'first']), check('first'), check('throws')],
      2,
      () => undefined,
    )
    expect(order).toEqual(['first', 'throws', 'last'])
    expect(findings.map(counts)).toContainEqual({ passed: 0, failed: 1 })
    expect(findings).toHaveLength(3)
  })
})
