import { describe, expect, it } from 'vitest'
import { loggerTo } from './log'

function written(write: (log: ReturnType<typeof loggerTo>) => void): string {
  const lines: string[] = []
  write(loggerTo({ write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it.each<[string, unknown]>([
    ['a password', { password: 'canary' }],
    ['a token three levels down', { a: { b: { accessToken: 'canary' } } }],
    ['a cookie among headers', { headers: { cookie: 'canary', Authorization: 'canary' } }],
    ['phones in a list', { contacts: [{ phone: 'canary' }, { mobile: 'canary' }] }],
    ['a name in pinyin', { namePinyin: 'canary' }],
    [
      'the row PostgreSQL quotes',
      { err: Object.assign(new Error('duplicate'), { detail: 'Key (x)=(canary)' }) },
    ],
    ['the call Prisma quotes', { err: prismaError('canary') }],
  ])('hides %s', (_name, fields) => {
    const line = written((log) => log.info(fields, 'event'))
    expect(line).toContain('event')
    expect(line).not.toContain('canary')
  })

  it.each(['13812345678', 'wang@example.com', '11010519491231002X'])('hides %s inside a sentence', (text) => {
    expect(written((log) => log.warn({ note: `called ${text} today` }, `about ${text}`))).not.toContain(text)
  })

  it('keeps what explains an error', () => {
    const line = written((log) => log.error({ err: Object.assign(new Error('no rows'), { code: 'P2025' }) }))
    expect(JSON.parse(line)).toMatchObject({ level: 'error', err: { message: 'no rows', code: 'P2025' } })
    expect(line).toContain('log.test.ts')
  })

  it('writes one line whatever the text contains', () => {
    expect(
      written((log) => log.info({ note: 'a\nb\r\u001b[31mc' }))
        .trimEnd()
        .split(/[\n\r\u001b]/),
    ).toHaveLength(1)
  })

  it('keeps ids and amounts', () => {
    const line = written((log) => log.info({ customerId: 'c1', fen: 120, ok: true }))
    expect(JSON.parse(line)).toMatchObject({ customerId: 'c1', fen: 120, ok: true })
  })
})

function prismaError(value: string): Error {
  const error = new Error(`Invalid call:\n  data: { phone: "${value}" }\n\nArgument is missing.`)
  error.name = 'PrismaClientValidationError'
  return error
}
