import { afterEach, describe, expect, inject, it } from 'vitest'
import { checkDatabase } from '@/scripts/lib/database-check.mjs'
import { asSuperuser } from '@/scripts/lib/test-server.mjs'

const name = `unfit_${process.pid}`

async function databaseWith(options: string, ...more: string[]): Promise<string> {
  const server = inject('testServer')
  const owner = new URL(server.ownerUrl)
  await asSuperuser(
    server,
    `CREATE DATABASE ${name} OWNER ${owner.username} ${options} TEMPLATE template0`,
    ...more,
  )
  owner.pathname = `/${name}`
  return owner.href
}

afterEach(() => asSuperuser(inject('testServer'), `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))

describe('a database of the operator’s own', () => {
  it('is taken when it is UTF-8, even with its clock set to Beijing', async () => {
    const url = await databaseWith(
      `LOCALE 'C.UTF-8'`,
      `ALTER DATABASE ${name} SET timezone = 'Asia/Shanghai'`,
    )
    await expect(checkDatabase(url)).resolves.toBeUndefined()
  })

  it.each([
    ['another encoding', `ENCODING 'SQL_ASCII' LOCALE 'C'`, /SQL_ASCII; UTF8 is needed/],
    [
      'a character type under which Chinese is not indexed',
      `ENCODING 'UTF8' LOCALE 'C'`,
      /LC_CTYPE is C, under which Chinese/,
    ],
  ])('is refused with %s, saying what to do', async (_name, options, reason) => {
    const url = await databaseWith(options)
    await expect(checkDatabase(url)).rejects.toThrow(reason)
    await expect(checkDatabase(url)).rejects.toThrow(/CREATE DATABASE/)
  })

  it('is refused when nobody answers there, without repeating the password', async () => {
    const attempt = checkDatabase('postgresql://somebody:canary@127.0.0.1:9/nothing')
    await expect(attempt).rejects.toThrow(/Cannot connect/)
    await expect(attempt).rejects.not.toThrow(/canary/)
  })
})
