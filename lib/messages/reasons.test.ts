import { readdirSync, readFileSync } from 'node:fs'
import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { sentencesOf, type RowFacts } from '@/lib/areas/credit/rules/line-sentences'
import { bandsOf, defaultBands, type IndicatorFacts } from '@/lib/areas/grading/rules/indicator-bands'
import { decideRelease, type GateFacts } from '@/lib/areas/trade/rules/gate'
import { businessDate, month } from '@/lib/core/dates'
import { fen } from '@/lib/core/money'
import { permissions } from '@/lib/core/permissions'
import english from './en/reasons.json'
import chinese from './zh-CN/reasons.json'

type Tree = { [key: string]: string | Tree }

function leaves(tree: Tree, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : leaves(value, `${path}${key}.`),
  )
}

const zh = new Map(leaves(chinese))
const en = new Map(leaves(english))

/** What `sayFrom` can find: a full path, or a path among the errors or the reasons. */
const known = new Set(
  readdirSync('lib/messages/zh-CN').flatMap((file) => {
    const namespace = file.replace('.json', '')
    const keys = leaves(JSON.parse(readFileSync(`lib/messages/zh-CN/${file}`, 'utf8')) as Tree).map(
      ([key]) => key,
    )
    const bare = namespace === 'errors' || namespace === 'reasons' ? keys : []
    return [...keys.map((key) => `${namespace}.${key}`), ...bare]
  }),
)

/** Names of the figures a Chinese sentence asks for (an English choice may look like one: `lost {lost}`). */
function figuresIn(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{(\w+)(?=[,}])/g)].map((m) => m[1]!))].sort()
}

const sources = readdirSync('lib', { recursive: true, encoding: 'utf8' })
  .filter(
    (path) => /^(areas|core)\/.*\.ts$/.test(path) && !path.endsWith('.test.ts') && !path.includes('/forms/'),
  )
  .map((path) => ({ path, text: readFileSync(`lib/${path}`, 'utf8') }))

const areas = Object.keys(chinese).join('|')
const literal = new RegExp(`'((?:${areas})(?:\\.[a-z-]+)+)'`, 'g')

describe('every reason can be said in both languages', () => {
  test('the catalogues hold the same sentences', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort())
  })

  test.each([...zh.keys()])('%s tells the same figures in English, and asks for no others', (code) => {
    const asked = figuresIn(zh.get(code)!)
    expect(figuresIn(en.get(code)!)).toEqual(expect.arrayContaining(asked))
    say(code, Object.fromEntries(asked.map((name) => [name, 2])))
  })

  test.each(sources.filter(({ path }) => path.includes('/rules/')))(
    '$path says nothing without a sentence',
    ({ text }) => {
      const said = [...text.matchAll(literal)].map((m) => m[1]!)
      const unknown = said.filter(
        (code) => !known.has(code) && !(permissions as readonly string[]).includes(code),
      )
      expect(unknown).toEqual([])
    },
  )

  test.each(sources)('$path gives each sentence its figures', ({ text }) => {
    const sites = [
      ...text.matchAll(
        /code: '([a-z-]+(?:\.[a-z-]+)+)'(?:,\s*field: [^,]+)?(,\s*values(?:: \{([^{}]*)\})?)?/g,
      ),
    ]
    for (const [, code, hasValues, inline] of sites) {
      expect(known, code).toContain(code)
      const asked = figuresIn(zh.get(code!) ?? '')
      if (hasValues && inline === undefined) continue
      const given = [...(inline ?? '').matchAll(/(\w+)(?=\s*(?:[:,]|$))/g)].map((m) => m[1]!)
      expect(given, `${code} asks for ${asked.join(', ')}`).toEqual(expect.arrayContaining(asked))
    }
  })

  test.each(sources.filter(({ path }) => path.endsWith('/schema.ts')))(
    '$path gives its checks no word without a sentence',
    ({ text }) => {
      const words = [...text.matchAll(/,\s*'([a-z.-]+)',?\s*\)|message: '([a-z.-]+)'/g)].map(
        (m) => m[1] ?? m[2]!,
      )
      expect(words.filter((word) => !known.has(word))).toEqual([])
    },
  )

  test('no sentence is kept that nobody says', () => {
    const all = sources.map(({ text }) => text).join('\n')
    const begun = [...all.matchAll(/`([a-z-]+\.[a-z.-]*)\$\{/g)].map((m) => m[1]!)
    const isSaid = (code: string) =>
      all.includes(`'${code}'`) || begun.some((start) => code.startsWith(start))
    expect([...zh.keys()].filter((code) => !isSaid(code))).toEqual([])
  })
})

/** Says a code with its figures; throws when a figure is missing or the sentence is malformed. */
function say(code: string, values: Record<string, string | number> = {}): void {
  for (const [locale, reasons] of [
    ['zh-CN', chinese],
    ['en', english],
  ] as const) {
    const t = createTranslator({
      locale,
      messages: { reasons },
      onError: (error) => {
        throw error
      },
    }) as (key: string, values?: Record<string, string | number>) => string
    expect(t(`reasons.${code}`, values)).not.toContain('{')
  }
}

describe('what rules work out can be said', () => {
  const today = businessDate('2026-11-23')

  test.each([...zh.keys()])('%s is well formed for every choice', (code) => {
    const names = figuresIn(zh.get(code)!)
    const choices = [...(zh.get(code)! + en.get(code)!).matchAll(/(?<=[\s}])(\w+) \{/g)].map((m) => m[1]!)
    for (const choice of [...choices, '1', 'none'])
      say(code, Object.fromEntries(names.map((name) => [name, /times|days|count/.test(name) ? 2 : choice])))
  })

  test('the gate', () => {
    const facts: GateFacts = {
      orderFen: fen(2_600_000),
      payment: 'credit',
      customer: {
        state: 'lost',
        channelNature: 'private',
        paymentTerms: 'agreed',
        contractInForce: false,
        cashException: false,
        creditGrade: 3,
        goodCreditGrade: 2,
      },
      signature: null,
      phone: null,
      releaserId: 'cashier',
      receivableFen: fen(1),
      inTransitFen: fen(1),
      overdueFen: fen(1),
      line: null,
      receivedFen: fen(0),
    }
    for (const line of [null, { amountFen: fen(5), frozen: true }, { amountFen: fen(5), frozen: false }])
      for (const phone of [
        null,
        { personId: 'gm', earlierOverdue: true },
        { personId: 'cashier', earlierOverdue: false },
      ]) {
        const decision = decideRelease({ ...facts, line, phone })
        if (decision.allowed) throw new Error('the gate is open')
        for (const { code, values } of decision.reasons) say(code, values)
      }
  })

  test('the bands of the nine indicators', () => {
    const weak: IndicatorFacts = {
      annualSales: fen(1),
      monthlySales: fen(20_000_000),
      payment: { method: 'agreed', termDays: 45, refusesWrittenTerms: false },
      reliability: { timesLate: 3, worstDaysLate: 61, badDebt: false, sued: false },
      nature: { kind: 'joint-stock', licensed: false },
      licences: [{ name: 'GSP', state: 'valid', validUntil: today }],
      stoppedByOrder: false,
      residence: 'elsewhere',
      yearsInBusiness: 1.5,
      goodsFlow: 'strayed-or-unknown',
    }
    for (const band of Object.values(bandsOf(weak, defaultBands, today))) say(band!.code, band!.values)
  })

  test('the decide screen', () => {
    const facts: RowFacts = {
      month: month('2026-12'),
      appliedFen: fen(100),
      standing: {
        state: 'to-review',
        rating: { grade: 3, why: 'rated', dueOn: businessDate('2026-12-08') },
        terms: 'agreed',
        channelNature: 'private',
        cashException: false,
        contractUntil: businessDate('2026-12-08'),
      },
      ceiling: {
        amountFen: fen(50),
        advisoryFen: null,
        rule: 'R-C07',
        working: {
          method: 'computed',
          from: 'shipped-months',
          averageFen: fen(50),
          monthsCounted: 1,
          termMonths: '1',
          termCut: false,
          seasonFactor: '1',
          seasonAgreed: null,
          coefficient: '0.8',
        },
      },
      region: { limitFen: fen(10), decidedFen: fen(0), ownFen: fen(0) },
      currentLineFen: fen(50),
      exposureFen: fen(49),
      openWarnings: 2,
      overdueFen: fen(1),
    }
    const settings = { goodCreditGrade: 2 as const, heedUsagePercent: 80, heedRisePercent: 40 }
    for (const change of [{}, { currentLineFen: null }, { appliedFen: fen(0), exposureFen: fen(0) }])
      for (const { code, values } of sentencesOf({ ...facts, ...change }, settings, today)) say(code, values)
  })
})
