import { execFileSync, spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { Failure } from './failure.mjs'

/**
 * How PostgreSQL's programs are started. The server refuses to run as root, so root hands over to another user.
 *
 * @typedef {{ uid?: number, gid?: number, prefix: string[] }} RunAs
 */

/** @returns {{ uid: number, gid: number } | null} */
function idsOf(/** @type {string} */ user) {
  try {
    const id = (/** @type {string} */ flag) => Number(execFileSync('id', [flag, user], { stdio: 'pipe' }))
    return { uid: id('-u'), gid: id('-g') }
  } catch {
    return null
  }
}

/** Who owns the database folder of an earlier start, unless that is root. */
function ownerOf(/** @type {string} */ folder) {
  const { uid, gid } = statSync(folder, { throwIfNoEntry: false }) ?? { uid: 0, gid: 0 }
  return uid === 0 ? null : { uid, gid }
}

function canReach(/** @type {{ uid: number, gid: number }} */ ids, /** @type {string[]} */ paths) {
  return paths.every((path) => spawnSync('test', ['-x', path], ids).status === 0)
}

/**
 * Chooses the user PostgreSQL runs as. An ordinary user: itself. Root: the owner of an existing database folder,
 * else `postgres`, else `nobody`. Where that user cannot walk into a folder (a clone under /root), it gets the
 * one capability to do so instead of changing the permissions of folders that are not ours.
 *
 * @param {string} folder the database folder, which may not exist yet
 * @param {string[]} reach paths the server must be able to enter or run
 * @returns {RunAs}
 */
export function postgresUser(folder, reach) {
  if (process.getuid?.() !== 0) return { prefix: [] }
  const ids = ownerOf(folder) ?? idsOf('postgres') ?? idsOf('nobody')
  if (!ids) {
    throw new Failure(
      'PostgreSQL 不能以 root 身份运行，而本机没有 postgres 或 nobody 用户。请先执行：useradd --system postgres',
      'PostgreSQL cannot run as root and this machine has no user postgres or nobody. Run first: useradd --system postgres',
    )
  }
  if (canReach(ids, reach)) return { ...ids, prefix: [] }
  // PostgreSQL looks at its own program with access(), which asks the capability only with no_setuid_fixup.
  const capability = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
    '--clear-groups',
  ]
  const prefix = ['setpriv', `--reuid=${ids.uid}`, `--regid=${ids.gid}`, ...capability]
  const probe = spawnSync(/** @type {string} */ (prefix[0]), [
    ...prefix.slice(1),
    'test',
    '-x',
    reach[0] ?? '/',
  ])
  if (probe.status === 0) return { ...ids, prefix }
  throw new Failure(
    `用户 ${ids.uid} 无法进入本目录，PostgreSQL 无法启动。请把程序放到 /opt 或 /srv，或以普通用户运行。`,
    `User ${ids.uid} cannot enter this folder, so PostgreSQL cannot start. Put the program under /opt or /srv, or run it as an ordinary user.`,
  )
}
