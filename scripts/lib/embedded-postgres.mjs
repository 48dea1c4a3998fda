import { spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { totalmem } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { sharedBuffersOf } from './buffers.mjs'
import { Failure } from './failure.mjs'
import { clearLeftovers } from './orphan-postgres.mjs'
import { freePort, isFree } from './ports.mjs'
import { postgresBinaries } from './postgres-binaries.mjs'
import { postgresUser } from './postgres-user.mjs'
import { eventually } from './processes.mjs'

/**
 * The PostgreSQL server that comes with the product: data in <folder>/postgres, listening on loopback only.
 *
 * @typedef {{ port: number, pid: number, ended: Promise<void>, stop: () => Promise<void> }} PostgresServer
 * @typedef {import('./postgres-user.mjs').RunAs} RunAs
 */

const superuser = 'postgres'
const startSeconds = 60
const logLimit = 10_000_000

/** Address of a database on the embedded server. */
export function embeddedUrl(
  /** @type {number} */ port,
  /** @type {string} */ database,
  /** @type {string} */ role,
  /** @type {string} */ password,
) {
  return `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`
}

/** @returns {[string, string[]]} */
function commandFor(/** @type {RunAs} */ runAs, /** @type {string} */ program, /** @type {string[]} */ args) {
  const [first, ...rest] = [...runAs.prefix, program, ...args]
  return [/** @type {string} */ (first), rest]
}

/** With a prefix, setpriv changes the user itself and must begin as root. */
function idsFor(/** @type {RunAs} */ { uid, gid, prefix }) {
  return prefix.length > 0 || uid === undefined ? {} : { uid, gid }
}

/** @returns {NodeJS.ProcessEnv} */
function quietEnvironment() {
  const { PATH, NODE_ENV } = process.env
  return { PATH, NODE_ENV, LC_ALL: 'C', LANG: 'C', TZ: 'UTC' }
}

function initialise(
  /** @type {string} */ initdb,
  /** @type {string} */ data,
  /** @type {RunAs} */ runAs,
  /** @type {string} */ password,
) {
  const passwordFile = `${data}.password`
  mkdirSync(data, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, password, { mode: 0o600 })
  if (runAs.uid !== undefined && runAs.gid !== undefined) {
    for (const path of [data, passwordFile]) chownSync(path, runAs.uid, runAs.gid)
  }
  try {
    const locale = ['--encoding=UTF8', '--locale=C.UTF-8', '--lc-messages=C']
    const access = [`--username=${superuser}`, `--pwfile=${passwordFile}`, '--auth=scram-sha-256']
    const [command, args] = commandFor(runAs, initdb, [
      `--pgdata=${data}`,
      ...locale,
      ...access,
      '--no-instructions',
    ])
    const result = spawnSync(command, args, {
      ...idsFor(runAs),
      env: quietEnvironment(),
      encoding: 'utf8',
      cwd: '/',
    })
    if (result.status === 0) return
    rmSync(data, { recursive: true, force: true })
    const why = `${result.stderr ?? ''}${result.error?.message ?? ''}`.trim()
    throw new Failure(`数据库初始化失败：\n${why}`, `The database could not be initialised (see above).`)
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

/** @returns {Promise<boolean>} */
async function answers(/** @type {string} */ url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

function openLog(/** @type {string} */ path) {
  const tooLong = (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > logLimit
  return openSync(path, tooLong ? 'w' : 'a', 0o600)
}

const lastLines = (/** @type {string} */ path) =>
  readFileSync(path, 'utf8').trim().split('\n').slice(-6).join('\n')

async function choosePort(/** @type {string} */ memory) {
  const remembered = existsSync(memory) ? Number(readFileSync(memory, 'utf8')) : 0
  const port = remembered > 0 && (await isFree(remembered)) ? remembered : await freePort()
  writeFileSync(memory, String(port))
  return port
}

/**
 * Starts the server on a folder, making the database on the first start. The caller holds the folder's lock, so a
 * server still running there was left behind by a killed start and is ended first.
 * Throws a Failure that quotes the server's log when it does not come up.
 *
 * @param {{ folder: string, password: string, settings?: Record<string, string> }} options
 * @returns {Promise<PostgresServer>}
 */
export async function startPostgres({ folder, password, settings = {} }) {
  mkdirSync(folder, { recursive: true })
  // Others may pass through on the way to their own file, as the server's user must, but not look around.
  if (process.getuid?.() === 0) chmodSync(folder, 0o711)
  const { initdb, postgres } = postgresBinaries()
  const data = join(folder, 'postgres')
  const runAs = postgresUser(data, [postgres, folder])
  if (!existsSync(join(data, 'PG_VERSION'))) initialise(initdb, data, runAs, password)
  else await clearLeftovers(data)

  const port = await choosePort(join(folder, 'postgres.port'))
  const logFile = join(folder, 'postgres.log')
  const options = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    timezone: 'UTC',
    shared_buffers: sharedBuffersOf(totalmem(), process.constrainedMemory()),
    ...settings,
  }
  const flags = Object.entries(options).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const [command, args] = commandFor(runAs, postgres, ['-D', data, '-p', String(port), ...flags])
  const output = openLog(logFile)
  // Detached: Ctrl-C reaches the server only through `stop`, after the application has let go of it.
  const child = spawn(command, args, {
    ...idsFor(runAs),
    env: quietEnvironment(),
    cwd: '/',
    detached: true,
    stdio: ['ignore', output, output],
  })
  closeSync(output)
  let running = true
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    const end = () => {
      running = false
      resolve()
    }
    child.once('exit', end).once('error', end)
  })
  const url = embeddedUrl(port, 'postgres', superuser, password)
  const up = await eventually(async () => !running || (await answers(url)), startSeconds * 1000)
  if (!up || !running) {
    child.kill('SIGQUIT')
    throw new Failure(
      `PostgreSQL 没有启动。日志 ${logFile} 的末尾：\n${lastLines(logFile)}`,
      'PostgreSQL did not start; the end of its log is above.',
    )
  }
  return { port, pid: child.pid ?? 0, ended, stop: () => stopServer(child, () => running, ended) }
}

/** Fast shutdown: open transactions are rolled back; after ten seconds the server is cut off and recovers next time. */
async function stopServer(
  /** @type {import('node:child_process').ChildProcess} */ child,
  /** @type {() => boolean} */ running,
  /** @type {Promise<void>} */ ended,
) {
  if (!running()) return
  child.kill('SIGINT')
  const late = setTimeout(() => child.kill('SIGQUIT'), 10_000)
  await ended
  clearTimeout(late)
}
