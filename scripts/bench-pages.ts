import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { databaseCpu } from '@/tests/load/database-cpu'
import { dataDir, inRoot } from './lib/paths.mjs'
import { freePort } from './lib/ports.mjs'

/*
 * npm run bench:pages      what a page costs as an HTTP answer: processor time of application and database a call
 *
 * Starts the built product with the demonstration company of its own under DATA_DIR/bench/pages, signs in and asks for
 * each page by four people in turn, warmed up, one call after another and then sixteen at once. Application and database
 * share one processor, who asks has another (where there are two). The budgets are of the sixteen, as everywhere. Then sixteen
 * callers ask for all of them, and the most memory the application ever held is said. Linux only. Says a table; ends
 * with 1 when a budget is missed.
 */
/**
 * A program runs as it does all day only after hundreds of calls, and connections to the database are all open, with their
 * plans, only after many came at once. Both interfaces together stay within what people may ask in a minute.
 */
const WARM = { alone: 200, together: 300 }
const CALLS = 300
const PEOPLE = ['gumingyuan', 'shenruoxi', 'hanyanqiu', 'gedai'] as const
const PASSWORD = 'dakehu-demo-2026'

/** Callers at once, and what they ask together, before memory is read; MB it may be. */
const CALLERS = 16
const CROWDED_CALLS = 4000
const MOST_MEMORY = 800

type Page = { name: string; path: string; most: number | null }

/** What a process started itself, the database left out. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`)
    .flatMap((task) => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8').split(' ').filter(Boolean))
    .filter((child) => !readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('postgres'))
    .map(Number)
}

/** Milliseconds of processor a process and what it started have used so far, the database left out. */
function applicationCpu(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ')
  const own = (Number(stat[11]) + Number(stat[12])) * 10
  return childrenOf(pid).reduce((sum, child) => sum + applicationCpu(child), own)
}

/** The most memory, in MB, a process or one of those it started ever held; what only hands over to another is small. */
function mostMemory(pid: number): number {
  const held = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  return Math.max(Number(held?.[1] ?? 0) / 1024, ...childrenOf(pid).map(mostMemory))
}

/** So many calls, one after another. */
async function oneByOne(calls: number, call: () => Promise<void>): Promise<void> {
  for (let nth = 0; nth < calls; nth++) await call()
}

/** So many calls by as many callers at once as there are. */
async function together(calls: number, call: () => Promise<void>): Promise<void> {
  let nth = 0
  const caller = async () => {
    while (nth++ < calls) await call()
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
}

/** Asks for a page as the people in turn; throws unless it is answered. */
function asking(address: string, cookies: readonly string[]) {
  let nth = 0
  return async (path: string): Promise<void> => {
    const response = await fetch(address + path, { headers: { cookie: cookies[nth++ % cookies.length]! } })
    await response.text()
    if (response.status !== 200) throw new Error(`${path} answered ${response.status}`)
  }
}

/** Signs in as the browser does; the cookies of the session. */
async function signIn(address: string, username: string): Promise<string> {
  const jar = new Map<string, string>()
  const ask = async (path: string, sent: RequestInit = {}) => {
    const headers = {
      ...sent.headers,
      origin: address,
      cookie: [...jar].map((pair) => pair.join('=')).join('; '),
    }
    const response = await fetch(address + path, { ...sent, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!
      jar.set(name!, value!)
    }
    return response
  }
  const { csrfToken } = (await (await ask('/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ username, password: PASSWORD, csrfToken, json: 'true' })
  await ask('/api/auth/callback/credentials', { method: 'POST', body })
  return [...jar].map((pair) => pair.join('=')).join('; ')
}

/** What the processor of application and database had to do for each of so many calls, in milliseconds. */
async function cpuOf(calls: number, pid: number, postmaster: string, work: () => Promise<void>) {
  const before = [applicationCpu(pid), databaseCpu(postmaster) ?? 0] as const
  await work()
  return [
    (applicationCpu(pid) - before[0]) / calls,
    ((databaseCpu(postmaster) ?? 0) - before[1]) / calls,
  ] as const
}

/** One page: warmed up, by one caller, then by sixteen at once. Says a line of the table; true when the budget is kept. */
async function measure(
  ask: (path: string) => Promise<void>,
  pid: number,
  postmaster: string,
  { name, path, most }: Page,
): Promise<boolean> {
  const get = () => ask(path)
  const times: number[] = []
  const timed = async () => {
    const from = performance.now()
    await get()
    times.push(performance.now() - from)
  }
  await oneByOne(WARM.alone, get)
  await together(WARM.together, get)
  const alone = await cpuOf(CALLS, pid, postmaster, () => oneByOne(CALLS, timed))
  const from = performance.now()
  const crowded = await cpuOf(CALLS, pid, postmaster, () => together(CALLS, get))
  const rate = CALLS / ((performance.now() - from) / 1000)
  times.sort((a, b) => a - b)
  const kept = most === null || crowded[0] + crowded[1] <= most
  const budget = most === null ? '' : `${kept ? '✓' : '✗'} CPU ≤ ${most} ms`
  const [p50, p95] = [0.5, 0.95].map((part) => times[Math.floor(CALLS * part)]!.toFixed(1))
  const [one, sixteen] = [alone, crowded].map((used) => used.map((ms) => ms.toFixed(1)).join(' + '))
  console.log(`| ${name} | ${p50} / ${p95} | ${one} | ${sixteen} | ${rate.toFixed(0)} | ${budget} |`)
  return kept
}

const port = await freePort()
const folder = join(dataDir(), 'bench', 'pages')
const address = `http://localhost:${port}`
const pinned =
  availableParallelism() > 1 && spawnSync('taskset', ['-cp', '1', String(process.pid)]).status === 0
const command = [process.execPath, inRoot('scripts/start.mjs')]
const [program = '', ...args] = pinned ? ['taskset', '-c', '0', ...command] : command
const product = spawn(program, args, {
  env: { ...process.env, PORT: String(port), DATA_DIR: folder },
  stdio: ['ignore', 'ignore', 'inherit'],
})
const ended = once(product, 'exit')
try {
  const ready = () =>
    fetch(`${address}/api/ready`).then(
      (response) => response.ok,
      () => false,
    )
  while (!(await ready())) {
    if (product.exitCode !== null) throw new Error('the product did not start')
    await new Promise((again) => setTimeout(again, 500))
  }
  const cookies: string[] = []
  for (const username of PEOPLE) cookies.push(await signIn(address, username))
  const postmaster = readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]!
  const found = (await (
    await fetch(`${address}/api/v1/customers?size=20`, { headers: { cookie: cookies[0]! } })
  ).json()) as {
    value: { rows: { id: string }[] }
  }
  const customer = found.value.rows[0]!.id
  const pages: Page[] = [
    // Next to nothing of the product: how fast this machine is at this moment.
    { name: 'nothing but health', path: '/api/health', most: null },
    { name: 'customers, a page of fifty', path: '/customers', most: 15 },
    { name: 'customers as JSON', path: '/api/v1/customers?size=50', most: 5 },
    { name: 'one customer', path: `/customers/${customer}`, most: 25 },
    { name: 'one customer as JSON', path: `/api/v1/customers/${customer}`, most: 10 },
    { name: 'desk', path: '/', most: null },
  ]
  console.log(
    `| Page | p50 / p95 ms | CPU ms a call, application + database | by ${CALLERS} at once | a second | budget |\n|---|---|---|---|---|---|`,
  )
  const ask = asking(address, cookies)
  const kept: boolean[] = []
  for (const page of pages) kept.push(await measure(ask, product.pid!, postmaster, page))
  const crowded = ['/customers?size=200', '/customers?q=%E8%8B%8F', '/approvals', '/credit', '/forms']
  const paths = [...pages.map((page) => page.path).filter((path) => !path.startsWith('/api')), ...crowded]
  let nth = 0
  await together(CROWDED_CALLS, () => ask(paths[nth++ % paths.length]!))
  const memory = mostMemory(product.pid!)
  console.log(
    `\nMemory of the application, ${CALLERS} callers at once: ${memory.toFixed(0)} MB (budget ${MOST_MEMORY} MB)`,
  )
  if (kept.includes(false) || memory > MOST_MEMORY) process.exitCode = 1
} finally {
  product.kill('SIGINT')
  await ended
}
