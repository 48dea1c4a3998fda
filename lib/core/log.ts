import { type DestinationStream, type Logger, pino } from 'pino'
import { logLevel } from './env'
import { sourceFrames } from './source-frames'

const hidden = '[hidden]'
const secretName = /password|secret|token|cookie|authorization|credential|otp|^key$/i
const personalName = /phone|mobile|email|birth|idnumber|wechat|address|^(person|contact|full)?name(pinyin)?$/i
const personalText = [/\b1[3-9]\d{9}\b/g, /[\w.+-]+@[\w-]+\.[\w.-]+/g, /\b\d{17}[\dXx]\b/g]
const deepest = 6

function scrubText(text: string): string {
  return personalText.reduce((rest, pattern) => rest.replace(pattern, hidden), text)
}

/** What of an error may be written: Prisma quotes the arguments of a call, PostgreSQL quotes rows in `detail`. */
function scrubError(error: Error): Record<string, unknown> {
  const fromPrisma = error.name.startsWith('PrismaClient')
  const message = fromPrisma ? (error.message.trim().split('\n').at(-1) ?? '') : error.message
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '))
  return {
    type: error.name,
    message: scrubText(message),
    ...('code' in error && typeof error.code === 'string' ? { code: error.code } : {}),
    ...('digest' in error && typeof error.digest === 'string' ? { digest: error.digest } : {}),
    ...(error.cause instanceof Error ? { cause: scrubError(error.cause) } : {}),
    stack: sourceFrames(frames).join('\n'),
  }
}

/** A copy fit for the log: secrets and personal data hidden, by the name of the field and by the look of the text. */
export function scrub(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return scrubText(value)
  if (typeof value === 'bigint') return String(value)
  if (value === null || typeof value !== 'object') return value
  if (value instanceof Error) return scrubError(value)
  if (value instanceof Date) return value.toISOString()
  if (depth >= deepest) return '[deep]'
  if (Array.isArray(value)) return value.map((item) => scrub(item, depth + 1))
  const entries = Object.entries(value).map(([name, inner]) => {
    const hide = secretName.test(name) || personalName.test(name)
    return [name, hide && inner !== null && inner !== undefined ? hidden : scrub(inner, depth + 1)]
  })
  return Object.fromEntries(entries)
}

/** A logger that writes JSON lines without personal data; `to` replaces standard output. */
export function loggerTo(to?: DestinationStream): Logger {
  return pino(
    {
      level: logLevel(),
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => scrub(fields) as Record<string, unknown>,
      },
      hooks: {
        logMethod(args, method) {
          const [first, ...rest] = args
          const clean = typeof first === 'string' ? scrubText(first) : first
          method.apply(this, [clean, ...rest.map((item) => scrub(item))] as typeof args)
        },
      },
    },
    ...(to ? [to] : []),
  )
}

/** The product's log: `log.info({ requestId }, 'what happened')`. Never bodies, never names. */
export const log = loggerTo()
