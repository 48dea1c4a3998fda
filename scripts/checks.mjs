import { availableParallelism } from 'node:os'
import { buildApplication } from './lib/build.mjs'
import { endChecks, programCheck, runChecks, runnerCheck } from './lib/check.mjs'
import { ensureChromium } from './lib/chromium.mjs'
import { printFailure } from './lib/failure.mjs'
import { generateClient } from './lib/generate.mjs'
import { step } from './lib/report.mjs'
import { readPlaywright, readVitest } from './lib/test-reports.mjs'
import { startTestServer } from './lib/test-server.mjs'

/* All checks of the project, each on its own line; the last line counts them. Runs on the product's own Node. */

const bin = (/** @type {string} */ path) => `node_modules/${path}`
const folders = ['app', 'components', 'lib', 'prisma/seed', 'scripts', 'tests', 'instrumentation.ts']

/** @type {import('./lib/check.mjs').Check[]} */
const checks = [
  {
    name: 'build',
    run: async () => {
      await buildApplication()
      return { passed: 1, failed: 0, report: '' }
    },
  },
  runnerCheck(
    'vitest',
    (file) => ({
      command: [
        bin('vitest/vitest.mjs'),
        'run',
        '--reporter=minimal',
        '--reporter=json',
        `--outputFile.json=${file}`,
      ],
    }),
    readVitest,
  ),
  runnerCheck(
    'playwright',
    (file) => ({
      command: [bin('@playwright/test/cli.js'), 'test', '--reporter=json'],
      environment: { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    }),
    readPlaywright,
    ['build'],
  ),
  programCheck('migrations', ['scripts/migrate-check.mjs']),
  programCheck('eslint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0'], ['build']),
  programCheck('types', [bin('typescript/bin/tsc'), '--noEmit', '-p', '.'], ['build']),
  programCheck('prettier', [bin('prettier/bin/prettier.cjs'), '--check', '.']),
  programCheck('arrows', [bin('dependency-cruiser/bin/dependency-cruise.mjs'), ...folders]),
  programCheck('knip', [bin('knip/bin/knip.js'), '--no-progress']),
]

/** @param {import('./lib/check.mjs').Check} check @param {import('./lib/check.mjs').Finding} finding @param {number} seconds */
function tell({ name }, { passed, failed, report }, seconds) {
  const counts = `${passed} passed${failed > 0 ? `, ${failed} failed` : ''}`
  console.log(`  ${failed > 0 ? '✗' : '✓'} ${name} · ${counts} · ${seconds.toFixed(1)} s`)
  if (failed > 0) console.log(`\n${report}\n`)
}

async function main() {
  const wanted = process.argv.slice(2)
  const chosen = wanted.length > 0 ? checks.filter((check) => wanted.includes(check.name)) : checks
  if (chosen.some((check) => check.name === 'playwright'))
    await step('浏览器', 'browser', async () => ensureChromium())
  await step('数据库客户端', 'database client', async () => (generateClient() ? '' : '未变 unchanged'))
  const { server, stop } = await step('测试数据库', 'test database', async () => startTestServer())
  process.env['DAKEHU_TEST_SERVER'] = JSON.stringify(server)
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.once(signal, () => {
      endChecks()
      void stop().finally(() => process.exit(1))
    })
  }
  try {
    const names = new Set(chosen.map((check) => check.name))
    const ready = chosen.map((check) => ({
      ...check,
      after: check.after?.filter((name) => names.has(name)) ?? [],
    }))
    const findings = await runChecks(ready, Math.max(2, availableParallelism()), tell)
    return {
      passed: findings.reduce((sum, finding) => sum + finding.passed, 0),
      failed: findings.reduce((sum, finding) => sum + finding.failed, 0),
    }
  } finally {
    await stop()
  }
}

const total = await main().catch((error) => {
  printFailure(error)
  return { passed: 0, failed: 1 }
})
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exit(total.failed > 0 ? 1 : 0)
