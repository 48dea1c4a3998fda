import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isAlive } from '@/scripts/lib/processes.mjs'

type Program = { child: ChildProcess; output: () => string; ended: Promise<number | null> }

let folder = ''
const programs: Program[] = []

/** Starts `npm run db` on the folder. */
function startDatabase(): Program {
  const child = spawn(process.execPath, ['scripts/dev-db.mjs'], { env: { ...process.env, DATA_DIR: folder } })
  let text = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (text += chunk.toString()))
  const ended = new Promise<number | null>((resolve) => void child.once('close', resolve))
  const program = { child, output: () => text, ended }
  programs.push(program)
  return program
}

/** The owner's address, once the program prints it. */
async function addressOf({ output, ended }: Program): Promise<string> {
  let over = false
  void ended.then(() => (over = true))
  const found = () => /DATABASE_OWNER_URL='(.+)'/.exec(output())?.[1]
  await expect.poll(() => found() ?? over).toBeTruthy()
  return found() ?? expect.fail(output())
}

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  const result = await client.query<Record<string, unknown>>(sql)
  await client.end()
  return result.rows
}

const postmaster = () => Number.parseInt(readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8'), 10)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dakehu-server-'))
})

afterEach(async () => {
  for (const { child, ended } of programs.splice(0)) {
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true })
})

describe('the database that comes with the product', () => {
  it('speaks UTF-8 and UTC, keeps its secrets to itself and ends with its program', async () => {
    const program = startDatabase()
    const url = await addressOf(program)
    expect(
      await rows(
        url,
        `SELECT datctype, current_setting('TimeZone') AS zone FROM pg_database WHERE datname = 'dakehu'`,
      ),
    ).toEqual([{ datctype: 'C.UTF-8', zone: 'UTC' }])
    expect(statSync(join(folder, 'secrets.json')).mode & 0o777).toBe(0o600)
    const server = postmaster()
    program.child.kill('SIGINT')
    expect(await program.ended).toBe(0)
    expect(isAlive(server)).toBe(false)
    expect(existsSync(join(folder, 'instance.lock'))).toBe(false)
  })

  it('belongs to one program at a time', async () => {
    const first = startDatabase()
    const url = await addressOf(first)
    const second = startDatabase()
    expect(await second.ended).toBe(1)
    expect(second.output()).toMatch(/in use by another running instance \(process \d+\)/)
    expect(await rows(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }])
  })

  it('keeps its data when everything is killed at once, whoever has its process id since', async () => {
    const first = startDatabase()
    const url = await addressOf(first)
    await rows(url, 'CREATE TABLE kept AS SELECT 1 AS one')
    const orphan = postmaster()
    first.child.kill('SIGKILL')
    await first.ended
    expect(isAlive(orphan)).toBe(true)
    const second = startDatabase()
    expect(await rows(await addressOf(second), 'SELECT one FROM kept')).toEqual([{ one: 1 }])
    expect(isAlive(orphan)).toBe(false)

    const again = postmaster()
    second.child.kill('SIGKILL')
    await second.ended
    process.kill(again, 'SIGKILL')
    await expect.poll(() => isAlive(again)).toBe(false)
    const lock = join(folder, 'postgres/postmaster.pid')
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(String(again), String(process.pid)))
    expect(await rows(await addressOf(startDatabase()), 'SELECT one FROM kept')).toEqual([{ one: 1 }])
  })
})
