import { spawn, spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Failure, printFailure } from './failure.mjs'
import { installPackages } from './install.mjs'
import { inRoot, root } from './paths.mjs'

/*
 * The way from "any Node, nothing installed" to a program running on the product's own Node. Uses nothing but Node
 * itself, from 20.19 on.
 */

const oldestToBegin = [20, 19]
const oldestToRun = [22, 12]

const isAtLeast = (/** @type {string} */ version, /** @type {number[]} */ [major = 0, minor = 0]) => {
  const [ownMajor = 0, ownMinor = 0] = version.replace(/^v/, '').split('.').map(Number)
  return ownMajor > major || (ownMajor === major && ownMinor >= minor)
}

function checkOwnNode() {
  if (isAtLeast(process.version, oldestToBegin)) return
  throw new Failure(
    `本机的 Node.js 是 ${process.version}，需要 ${oldestToBegin.join('.')} 或更新。请从 https://nodejs.org 安装。`,
    `This machine's Node.js is ${process.version}; ${oldestToBegin.join('.')} or newer is needed. Install it from https://nodejs.org.`,
  )
}

const runs = (/** @type {string} */ node) => spawnSync(node, ['--version'], { stdio: 'ignore' }).status === 0

/** The Node that comes with the product; where it cannot run here, this machine's own if it is new enough. */
function productNode() {
  const own = inRoot('node_modules/node/bin/node')
  if (existsSync(own) && runs(own)) return realpathSync(own)
  const installer = inRoot('node_modules/node')
  if (existsSync(installer)) {
    spawnSync(process.execPath, ['installArchSpecificPackage.js'], { cwd: installer, stdio: 'ignore' })
    if (existsSync(own) && runs(own)) return realpathSync(own)
  }
  if (isAtLeast(process.version, oldestToRun)) return realpathSync(process.execPath)
  throw new Failure(
    `随产品安装的 Node 24 不能运行，而本机的 ${process.version} 低于 ${oldestToRun.join('.')}。请安装 Node.js 24。`,
    `The Node 24 that is installed with the product does not run here, and this machine's ${process.version} is older than ${oldestToRun.join('.')}. Install Node.js 24.`,
  )
}

/**
 * npm passes a signal on to its shell only, which ends without telling us. So, started by npm, we end as if signalled
 * when that shell is gone.
 */
function endWithNpm() {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}

/** Which of the options nobody gave this Node yet, or another value of: on its command line or in NODE_OPTIONS. */
function stillWished(/** @type {string[]} */ options) {
  const given = [...process.execArgv, ...(process.env['NODE_OPTIONS'] ?? '').split(/\s+/)]
  const nameOf = (/** @type {string} */ option) => option.split('=')[0]?.replaceAll('_', '-')
  return options.filter((option) => !given.some((one) => nameOf(one) === nameOf(option)))
}

/** Runs the program in a process of its own and ends as it ends; signals are passed on, and our end is seen by it. */
function handOver(
  /** @type {string} */ node,
  /** @type {string} */ program,
  /** @type {string[]} */ args,
  /** @type {Wishes} */ { options, environment },
) {
  const child = spawn(node, [...options, program, ...args], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    cwd: root,
    env: { ...environment, ...process.env },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal))
  }
  child.on('exit', (code, signal) => {
    if (signal === 'SIGKILL') console.error('\n✗ 产品被强行结束 the product was killed.')
    process.exit(code ?? 128 + constants.signals[signal ?? 'SIGHUP'])
  })
}

/**
 * What a program wants Node to be told, and its environment to hold where it does not say otherwise.
 * @typedef {{ options: string[], environment: Record<string, string> }} Wishes
 */

/**
 * Makes sure of the packages and goes on in `program` (a path inside the repository) under the product's Node, in this
 * process where it runs as wished already.
 * False when it did not come to that; why is printed and the exit code set.
 */
export async function bootstrap(
  /** @type {string} */ program,
  /** @type {Wishes} */ wishes = { options: [], environment: {} },
) {
  try {
    checkOwnNode()
    installPackages()
    const node = productNode()
    endWithNpm()
    process.env['PATH'] = [inRoot('node_modules/.bin'), process.env['PATH']].join(delimiter)
    const options = stillWished(wishes.options)
    if (node === realpathSync(process.execPath) && options.length === 0)
      await import(pathToFileURL(inRoot(program)).href)
    else handOver(node, inRoot(program), process.argv.slice(2), { ...wishes, options })
    return true
  } catch (error) {
    printFailure(error)
    process.exitCode = 1
    return false
  }
}
