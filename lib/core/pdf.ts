import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { z } from 'zod'
import { browserPath, ownAddress } from './env'
import { log } from './log'
import { always, defineSqlMutation } from './mutation'

/** Where systems keep a Chromium or Chrome; CHROMIUM_PATH goes first. */
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const AT_ONCE = 2
const LONGEST_MS = 30_000

/** The browser that prints, when this machine has one. */
export function printingBrowser(): string | null {
  return [browserPath(), ...PLACES].find((path) => path && existsSync(path)) ?? null
}

/** Pages that may become a PDF: our own papers, nothing else. */
export function isPaperAddress(path: string): boolean {
  return (
    /^\/print\/[A-Za-z0-9/_-]+(\?[A-Za-z0-9=&,_%.-]*)?$/.test(path) &&
    !path.includes('//') &&
    !path.includes('..')
  )
}

let running = 0
const waiting: (() => void)[] = []

/** At most two browsers at a time; the others wait their turn. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  running += 1
  try {
    return await work()
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

async function print(
  browser: Browser,
  path: string,
  cookie: string,
  language: string,
): Promise<Uint8Array | 'not-found'> {
  const origin = ownAddress()
  // The asker's own cookie goes to this server alone: nothing is fetched from anywhere else.
  const context = await browser.newContext({
    locale: language,
    javaScriptEnabled: false,
    serviceWorkers: 'block',
    extraHTTPHeaders: { cookie },
  })
  await context.route('**/*', (route) =>
    new URL(route.request().url()).origin === origin ? route.continue() : route.abort(),
  )
  const page = await context.newPage()
  const answer = await page.goto(`${origin}${path}`, { waitUntil: 'load', timeout: LONGEST_MS })
  if (answer?.status() === 404) return 'not-found'
  if (!answer?.ok() || new URL(page.url()).pathname !== path.split('?')[0])
    throw new Error(`paper answered ${answer?.status()}`)
  await page.emulateMedia({ media: 'print', colorScheme: 'light' })
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true })
}

/**
 * A paper of this server as PDF, drawn by the system's Chromium with the rights of who asks, to whom a paper he may not see
 * is one that is not there. Throws when the paper could not be drawn.
 * @param path of a page below `/print/`; @param cookie header of the request that asks
 */
export async function paperPdf(
  path: string,
  cookie: string,
  language: string,
): Promise<Uint8Array | 'no-browser' | 'not-found'> {
  const executablePath = printingBrowser()
  if (!executablePath) return 'no-browser'
  if (!isPaperAddress(path)) throw new Error('not a paper')
  return inTurn(async () => {
    // Chromium refuses its sandbox to root; what it opens is ours alone.
    const root = process.getuid?.() === 0
    const browser = await chromium.launch({
      executablePath,
      args: root ? ['--no-sandbox'] : [],
      timeout: LONGEST_MS,
    })
    try {
      return await print(browser, path, cookie, language)
    } finally {
      await browser.close().catch((error: unknown) => log.warn({ error }, 'browser did not close'))
    }
  })
}

/** Notes in the trail that somebody made a PDF of a paper. */
export const notePdf = defineSqlMutation({
  name: 'forms.make-pdf',
  input: z.strictObject({ path: z.string().max(600).refine(isPaperAddress) }),
  usesSettings: false,
  load: async () => ({}),
  authorize: () => true,
  decide: (input) => always(input),
  save: async () => null,
  audit: ({ path }) => ({
    kind: 'forms.pdf-made',
    subjectType: 'paper',
    subjectId: path.split('?')[0] ?? path,
    values: { path },
  }),
})
