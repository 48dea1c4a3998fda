import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from './env'

const key = Buffer.alloc(32, 7).toString('base64')
const secret = 'canary-'.repeat(6)
const good = {
  DATABASE_URL: 'postgresql://app:canary@localhost/dakehu',
  NEXTAUTH_SECRET: secret,
  DATA_KEY: key,
  APP_URL: 'https://crm.example.com',
}
const env = (changes: Record<string, string>) =>
  parseEnv({ ...good, ...changes } as unknown as NodeJS.ProcessEnv)

function problemsOf(changes: Record<string, string>): string[] {
  try {
    env(changes)
    return []
  } catch (error) {
    return String((error as Error).message)
      .split('\n')
      .slice(1)
      .map((line) => line.trim().replace(/^- (\w+):.*/, '$1'))
  }
}

describe('the environment', () => {
  it('is production unless told otherwise, in the zone of Beijing', () => {
    expect(env({})).toMatchObject({ APP_MODE: 'production', BUSINESS_ZONE: 'Asia/Shanghai', DB_POOL: 10 })
  })

  it.each<[string, Record<string, string>, string[]]>([
    ['no database address', { DATABASE_URL: '' }, ['DATABASE_URL']],
    ['another kind of database', { DATABASE_URL: 'mysql://x@y/z' }, ['DATABASE_URL']],
    ['a secret of 31 bytes', { NEXTAUTH_SECRET: 'x'.repeat(31) }, ['NEXTAUTH_SECRET']],
    ['a secret of 32 bytes', { NEXTAUTH_SECRET: 'x'.repeat(32) }, []],
    ['a data key of 31 bytes', { DATA_KEY: Buffer.alloc(31).toString('base64') }, ['DATA_KEY']],
    ['a data key that is no base64', { DATA_KEY: '不是密钥' }, ['DATA_KEY']],
    ['a frozen clock in production', { CLOCK_AT: '2026-11-22T08:00:00Z' }, ['CLOCK_AT']],
    [
      'a frozen clock in a demonstration',
      { CLOCK_AT: '2026-11-22T08:00:00Z', APP_MODE: 'demonstration' },
      [],
    ],
    ['a clock without a zone', { CLOCK_AT: '2026-11-22T08:00:00', APP_MODE: 'demonstration' }, ['CLOCK_AT']],
    ['an address without TLS in production', { APP_URL: 'http://crm.example.com' }, ['APP_URL']],
    ['an address that only starts like loopback', { APP_URL: 'http://127.evil.example' }, ['APP_URL']],
    ['this machine without TLS in production', { APP_URL: 'http://localhost:3000' }, []],
    ['a zone that does not exist', { BUSINESS_ZONE: 'Asia/Peking2' }, ['BUSINESS_ZONE']],
    ['no connection at all', { DB_POOL: '0' }, ['DB_POOL']],
    ['a secret file that is missing', { DATA_KEY_FILE: '/nowhere/key' }, ['DATA_KEY_FILE']],
    [
      'several mistakes at once',
      { DATA_KEY: '', DB_POOL: 'many', APP_MODE: 'test' },
      ['APP_MODE', 'DB_POOL', 'DATA_KEY'],
    ],
  ])('%s', (_name, changes, expected) => {
    expect(problemsOf(changes)).toEqual(expected)
  })

  it('reads a secret from the file a container mounts', () => {
    const file = join(tmpdir(), `dakehu-env-${process.pid}`)
    writeFileSync(file, `${'f'.repeat(40)}\n`)
    expect(env({ NEXTAUTH_SECRET: '', NEXTAUTH_SECRET_FILE: file }).NEXTAUTH_SECRET).toBe('f'.repeat(40))
  })

  it('never repeats a value', () => {
    const attempt = () => env({ DATABASE_URL: 'canary', NEXTAUTH_SECRET: 'canary', DATA_KEY: 'canary' })
    expect(attempt).toThrow(/NEXTAUTH_SECRET: must have at least 32 bytes/)
    expect(attempt).not.toThrow(/canary/)
  })
})
