import { spawnSync } from 'node:child_process'
import { fingerprintOf, hasMark, leaveMark } from './fingerprint.mjs'
import { inRoot, root } from './paths.mjs'

/**
 * Writes the database client to generated/prisma when the data model changed. Generating needs no engine,
 * but Prisma downloads one unless it is told of a file, which fails in closed networks: any file will do.
 * Returns whether there was anything to do; throws with Prisma's own words.
 */
export function generateClient() {
  const mark = inRoot('generated/prisma/.fingerprint')
  const fingerprint = fingerprintOf(['prisma/schema', 'node_modules/prisma/package.json'])
  if (hasMark(mark, fingerprint)) return false
  const result = spawnSync(process.execPath, [inRoot('node_modules/prisma/build/index.js'), 'generate'], {
    cwd: root,
    encoding: 'utf8',
    env: {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
      CHECKPOINT_DISABLE: '1',
    },
  })
  if (result.status !== 0) throw new Error(`prisma generate failed:\n${result.stdout}${result.stderr}`)
  leaveMark(mark, fingerprint)
  return true
}
