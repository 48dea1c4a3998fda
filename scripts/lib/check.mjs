import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from './paths.mjs'

/**
 * What one check found. `report` is shown when something failed.
 *
 * @typedef {{ passed: number, failed: number, report: string }} Finding
 * @typedef {{ name: string, after?: string[], run: () => Promise<Finding> }} Check
 */

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Ends every program that a check has started. */
export function endChecks() {
  for (const child of running) child.kill('SIGTERM')
}

/** Runs a program of this repository and waits. @returns {Promise<{ code: number | null, output: string }>} */
export function run(/** @type {string[]} */ command, /** @type {Record<string, string>} */ environment = {}) {
  const child = spawn(process.execPath, command, {
    cwd: root,
    env: { ...process.env, FORCE_COLOR: '0', NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  return new Promise((resolve) => {
    const end = (/** @type {number | null} */ code) => {
      running.delete(child)
      resolve({ code, output: output.trim() })
    }
    child.once('close', end).once('error', () => end(1))
  })
}

/** A check that is one program: right when it ends with 0. @returns {Check} */
export function programCheck(
  /** @type {string} */ name,
  /** @type {string[]} */ command,
  /** @type {string[]} */ after = [],
) {
  return {
    name,
    after,
    run: async () => {
      const { code, output } = await run(command)
      return code === 0 ? { passed: 1, failed: 0, report: '' } : { passed: 0, failed: 1, report: output }
    },
  }
}

/**
 * A check that is a test runner with a JSON report: counts its tests. A runner that breaks before or beside its tests
 * counts as one failure more.
 *
 * @param {string} name
 * @param {(reportFile: string) => { command: string[], environment?: Record<string, string> }} program
 * @param {(report: any, said: string) => Finding} read what it reports and what it said
 * @param {string[]} [after]
 * @returns {Check}
 */
export function runnerCheck(name, program, read, after = []) {
  return {
    name,
    after,
    run: async () => {
      const folder = mkdtempSync(join(tmpdir(), 'dakehu-report-'))
      const file = join(folder, 'report.json')
      const { command, environment } = program(file)
      const { code, output } = await run(command, environment)
      const found = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8')), output) : null
      rmSync(folder, { recursive: true, force: true })
      if (!found) return { passed: 0, failed: 1, report: output }
      if (code === 0 || found.failed > 0) return found
      return { ...found, failed: 1, report: output }
    },
  }
}

/**
 * Runs checks, `width` at a time, each after those it names; tells of each as it ends.
 *
 * @param {Check[]} checks
 * @param {number} width
 * @param {(check: Check, finding: Finding, seconds: number) => void} tell
 */
export async function runChecks(checks, width, tell) {
  const waiting = [...checks]
  /** @type {Set<string>} */
  const done = new Set()
  /** @type {Finding[]} */
  const findings = []
  /** @type {Set<Promise<void>>} */
  const active = new Set()
  while (waiting.length > 0 || active.size > 0) {
    const next = waiting.findIndex((check) => (check.after ?? []).every((name) => done.has(name)))
    if (next < 0 || active.size >= width) {
      await Promise.race(active)
      continue
    }
    const [check] = waiting.splice(next, 1)
    if (!check) break
    const since = performance.now()
    const work = check
      .run()
      .catch((error) => ({
        passed: 0,
        failed: 1,
        report: error instanceof Error ? error.message : String(error),
      }))
      .then((finding) => {
        active.delete(work)
        done.add(check.name)
        findings.push(finding)
        tell(check, finding, (performance.now() - since) / 1000)
      })
    active.add(work)
  }
  return findings
}
