import { authorityFor, defaultRank } from '@/lib/areas/credit/rules/authority'
import { firstDay, type Month, quarterOf } from '@/lib/core/dates'
import { fen, yuanOf } from '@/lib/core/money'
import { holderId, unitId } from './cast'
import { type Rows } from './copy'
import { type DemoCustomer } from './customers'
import { chanceFor } from './names'
import { type Chance, chanceOf, idAt } from './random'
import { type Timeline } from './timeline'
import { headId } from './trade-rows'
import { type DemoLine } from './account'

const yuan = (amount: number) => yuanOf(fen(amount))

/** Months whose applications are kept beside the lines themselves. */
const KEPT_MONTHS = 3

const OPINIONS = ['应收偏高，压两成，清欠后再议', '近两月动销放缓，先按八成', '窜货整改未结，酌减']

/** Who decided a line, and when: between the day it was applied for and the third day after. */
function decisionOf(c: DemoCustomer, line: DemoLine, time: Timeline, chance: Chance) {
  const role = authorityFor(line.grade, defaultRank)!
  const opened = time.firstDayOf(line.month)
  const appliedDay = opened - chance.between(6, 9)
  return {
    appliedDay,
    appliedAt: time.moment(appliedDay, chance.between(540, 1050)),
    decidedAt: time.moment(
      Math.min(opened - 2, appliedDay + chance.between(0, 3)),
      1055 + chance.between(0, 40),
    ),
    decidedBy: holderId(
      role,
      role === 'marketing-director' || role === 'regional-manager' ? c.region : c.branch,
    ),
  }
}

type Sheets = Map<string, string>

/** Every branch hands in one sheet a month: SX-2026-10-0001. */
function sheetOf(sheets: Sheets, branch: string, month: Month, counters: Map<string, number>): string {
  const key = `${branch} ${month}`
  let number = sheets.get(key)
  if (!number) {
    const running = (counters.get(`SX ${month}`) ?? 0) + 1
    counters.set(`SX ${month}`, running)
    sheets.set(key, (number = `SX-${month}-${String(running).padStart(4, '0')}`))
  }
  return number
}

type Decided = { region: string; month: Month; fen: number }

/** National totals and regional limits of every quarter that has lines, and of the one the next window asks for. */
function totalRows(
  decided: readonly Decided[],
  time: Timeline,
): Record<'CreditTotal' | 'RegionalLimit' | 'RegionMonth', Rows> {
  const months = new Map<string, number>()
  for (const { region, month, fen: amount } of decided)
    months.set(`${region} ${month}`, (months.get(`${region} ${month}`) ?? 0) + amount)
  const now = time.month(time.last)
  const wanted = new Set(
    [...decided.map((d) => d.month), now, time.later(now, 1)].map((m) => quarterOf(firstDay(m))),
  )
  const regions = ['HD', 'HN']
  const highest = (region: string, quarter: string) =>
    Math.max(
      0,
      ...[...months]
        .filter(
          ([key]) => key.startsWith(`${region} `) && quarterOf(firstDay(key.slice(3) as Month)) === quarter,
        )
        .map(([, sum]) => sum),
    )
  const limitOf = (region: string, quarter: string) => {
    // A quarter without lines yet gets what the running one has.
    const sum = highest(region, quarter) || highest(region, quarterOf(time.today))
    return Math.ceil((sum * 1.18) / 100_000_00) * 100_000_00
  }
  const quarters = [...wanted].sort()
  return {
    CreditTotal: quarters.map((quarter) => {
      const split = regions.reduce((sum, region) => sum + limitOf(region, quarter), 0)
      const start = time.firstDayOf(
        `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}` as Month,
      )
      const setDay = Math.min(start - 12, time.last - 2)
      return {
        quarter,
        amount: yuan(Math.ceil((split * 1.04) / 100_000_00) * 100_000_00),
        state: 'approved',
        setBy: headId('marketing-officer'),
        setAt: time.moment(setDay, 640),
        approvedBy: headId('head-of-marketing'),
        approvedAt: time.moment(setDay + 1, 560),
      }
    }),
    RegionalLimit: quarters.flatMap((quarter) =>
      regions.map((region) => ({
        quarter,
        regionId: unitId(region),
        amount: yuan(limitOf(region, quarter)),
      })),
    ),
    RegionMonth: [...months].map(([key, sum]) => ({
      regionId: unitId(key.slice(0, 2)),
      month: key.slice(3),
      decided: yuan(sum),
    })),
  }
}

/** Rows of the lines of the past year, the applications of the last months, and the totals they lie inside. */
export function creditRows(
  customers: readonly DemoCustomer[],
  time: Timeline,
  counters: Map<string, number>,
): Record<'CreditLine' | 'LineApplication' | 'CreditTotal' | 'RegionalLimit' | 'RegionMonth', Rows> {
  const keptFrom = time.later(time.month(time.last), 1 - KEPT_MONTHS)
  const sheets: Sheets = new Map()
  const lines: Rows[number][] = []
  const applications: Rows[number][] = []
  const decided: Decided[] = []
  for (const c of customers) {
    for (const line of c.trading.lines.values()) {
      const chance = chanceFor(c.source.id, `line:${line.month}`)
      const { appliedDay, appliedAt, decidedAt, decidedBy } = decisionOf(c, line, time, chance)
      const kept = line.month >= keptFrom
      const applicationId = kept ? idAt(appliedAt, chance) : null
      const regionId = unitId(c.region)
      decided.push({ region: c.region, month: line.month, fen: line.decidedFen })
      lines.push({
        customerId: c.id,
        month: line.month,
        amount: yuan(line.decidedFen),
        grade: line.grade,
        applicationId,
        regionId,
        decidedBy,
        decidedAt,
      })
      if (!kept) continue
      applications.push({
        id: applicationId,
        sheetNumber: sheetOf(sheets, c.branch, time.month(appliedDay), counters),
        customerId: c.id,
        branchId: unitId(c.branch),
        regionId,
        month: line.month,
        grade: line.grade,
        applied: yuan(line.appliedFen),
        ceiling: line.ceilingFen === null ? null : yuan(line.ceilingFen),
        decided: yuan(line.decidedFen),
        opinion:
          line.decidedFen < line.appliedFen
            ? line.ceilingFen !== null && line.appliedFen > line.ceilingFen
              ? '超上限，按上限批'
              : chance.pick(OPINIONS)
            : null,
        facts: {
          grade: line.grade,
          appliedFen: line.appliedFen,
          month: line.month,
          suggestedFen: line.decidedFen,
        },
        withinRule: line.ceilingFen === null || line.appliedFen <= line.ceilingFen,
        state: 'decided',
        appliedOn: time.date(appliedDay),
        appliedBy: c.managerId,
        decidedBy,
        decidedAt,
        dueAt: time.moment(appliedDay + 3, 1439),
        createdAt: appliedAt,
        version: 2,
      })
    }
  }
  return { CreditLine: lines, LineApplication: applications, ...totalRows(decided, time) }
}

/** For everything that needs an id but no customer. */
export function loneId(at: Date, name: string): string {
  return idAt(at, chanceOf(name))
}
