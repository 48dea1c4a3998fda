import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Failure } from './failure.mjs'
import { fingerprintOf, hasMark, leaveMark } from './fingerprint.mjs'
import { inRoot, root } from './paths.mjs'

/** Everything a build is made of. */
const sources = [
  'app',
  'components',
  'lib',
  'public',
  'prisma/schema',
  'global.d.ts',
  'instrumentation.ts',
  'next.config.ts',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
]

const counts = (/** @type {string} */ path) => !/\.test\.tsx?$/.test(path)

/**
 * Builds the application unless the last build was made of the same sources. Throws a Failure with the compiler's
 * words. Returns what to show.
 *
 * @param {{ signal?: AbortSignal }} [options] gives the build up
 */
export async function buildApplication({ signal } = {}) {
  const folder = process.env['NEXT_DIST_DIR'] ?? '.next'
  const mark = inRoot(folder, '.sources')
  const fingerprint = fingerprintOf(sources, counts)
  if (existsSync(inRoot(folder, 'BUILD_ID')) && hasMark(mark, fingerprint)) return '未变 unchanged'
  const child = spawn(process.execPath, [inRoot('node_modules/next/dist/bin/next'), 'build'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(signal ? { signal } : {}),
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve).once('error', resolve))
  signal?.throwIfAborted()
  if (code !== 0) {
    throw new Failure(
      `构建失败：\n${output.trim().split('\n').slice(0, 60).join('\n')}`,
      'The build failed; see above.',
    )
  }
  leaveMark(mark, fingerprint)
  return ''
}
