import { existsSync, readFileSync } from 'node:fs'
import { isIPv4 } from 'node:net'
import { z } from 'zod'

const modes = ['demonstration', 'production'] as const

/** Bytes of a key written as base64; 0 when it is not base64. */
function keyBytes(text: string): number {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(text) ? Buffer.from(text, 'base64').length : 0
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const key32 = z.string().refine((text) => keyBytes(text) === 32, 'must be 32 random bytes in base64')
const count = (fallback: number, max: number) => z.coerce.number().int().min(0).max(max).default(fallback)

const schema = z
  .object({
    /** `demonstration` shows sign-ins and a banner; `production` is the safe default. */
    APP_MODE: z.enum(modes).default('production'),
    /** Address people type; the only origin that may change anything. */
    APP_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:3000'),
    DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgresql:// address' }),
    /** Connections kept by each of the two pools. */
    DB_POOL: z.coerce.number().int().min(1).max(200).default(10),
    /** `kept`: connections keep plans of statements asked all day under names. Not every pooler in front knows names. */
    DB_PLANS: z.enum(['kept', 'anew']).default('anew'),
    BUSINESS_ZONE: z.string().refine(isZone, 'must be an IANA time zone').default('Asia/Shanghai'),
    /** Freezes the product's clock; refused in production. */
    CLOCK_AT: z.iso.datetime({ offset: true }).optional(),
    /** Folder for uploaded files and everything else the product keeps outside the database. */
    DATA_DIR: z.string().default('.data'),
    NEXTAUTH_SECRET: z
      .string()
      .refine((text) => Buffer.byteLength(text) >= 32, 'must have at least 32 bytes'),
    /** Encrypts what the database must not show: second factors, tokens of other systems. */
    DATA_KEY: key32,
    /** Reverse proxies in front, so many entries of X-Forwarded-For are believed. */
    TRUSTED_PROXIES: count(0, 10),
  })
  .superRefine((env, ctx) => {
    if (env.APP_MODE !== 'production') return
    const problem = (name: keyof typeof env, message: string) =>
      ctx.addIssue({ code: 'custom', path: [name], message })
    if (env.CLOCK_AT) problem('CLOCK_AT', 'a frozen clock is for demonstrations only: unset it')
    const { protocol, hostname } = new URL(env.APP_URL)
    const local = hostname === 'localhost' || (isIPv4(hostname) && hostname.startsWith('127.'))
    if (protocol !== 'https:' && !local) problem('APP_URL', 'must be an https:// address')
  })

/** The typed environment. */
export type Env = z.infer<typeof schema>

/** Variables that may come from a file named by `<NAME>_FILE`, as container secrets do. */
const fromFile = ['DATABASE_URL', 'NEXTAUTH_SECRET', 'DATA_KEY'] as const

function withFiles(source: NodeJS.ProcessEnv): { values: Record<string, string>; problems: string[] } {
  const values: Record<string, string> = {}
  for (const [name, value] of Object.entries(source)) if (value) values[name] = value
  const problems: string[] = []
  for (const name of fromFile) {
    const path = values[`${name}_FILE`]
    if (!path) continue
    if (existsSync(path)) values[name] = readFileSync(path, 'utf8').trim()
    else problems.push(`${name}_FILE: there is no such file`)
  }
  return { values, problems }
}

/**
 * Reads and checks an environment. Throws one error that names every variable that is wrong and why;
 * no value is ever part of it.
 */
export function parseEnv(source: NodeJS.ProcessEnv): Env {
  const { values, problems } = withFiles(source)
  const result = schema.safeParse(values)
  if (result.success && problems.length === 0) return result.data
  const issues = result.error?.issues ?? []
  for (const issue of issues) {
    const name = String(issue.path[0])
    problems.push(`${name}: ${values[name] === undefined ? 'is not set' : issue.message}`)
  }
  throw new Error(`The environment is not usable:\n${problems.map((line) => `  - ${line}`).join('\n')}`)
}

let current: Env | undefined

/** The environment of this process, read once. */
export function env(): Env {
  return (current ??= parseEnv(process.env))
}

/** Forgets what was read, so that a test may change a variable. */
export function rereadEnv(): void {
  current = undefined
}

/** Level of the log; readable before the environment is checked. */
export function logLevel(): string {
  return process.env.LOG_LEVEL || 'info'
}

/** A Chromium named by CHROMIUM_PATH, for making PDF; readable without the rest. */
export function browserPath(): string | undefined {
  return process.env.CHROMIUM_PATH || undefined
}

/** The virus scanner named by CLAMD (`host:port` of a clamd); null when there is none. Throws on another shape. */
export function scannerAddress(): { host: string; port: number } | null {
  const at = process.env.CLAMD
  if (!at) return null
  const [, host, port] = /^\[?([^\]]+?)\]?:(\d{1,5})$/.exec(at) ?? []
  if (!host || !port) throw new Error('CLAMD must be host:port')
  return { host, port: Number(port) }
}

/** How this process reaches itself. */
export function ownAddress(): string {
  return `http://127.0.0.1:${process.env.PORT || '3000'}`
}
