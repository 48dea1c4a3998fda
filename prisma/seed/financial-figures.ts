import { financialRatios, type Ratio } from '@/lib/areas/customers/papers/rules/financial-ratios'
import { type FiscalKey, fiscalMonths, isFiscalYear } from '@/lib/areas/customers/papers/rules/fiscal-period'
import { fen } from '@/lib/core/money'
import type { DemoCustomer } from './customers'
import { chanceFor } from './names'

/** Whole thousands of yuan, as such statements are told. */
const thousand = (amount: number) => fen(Math.round(amount / 100_000) * 100_000)

const say = (ratio: Ratio, bounds: readonly (readonly [number, string])[], last: string) =>
  typeof ratio === 'number' ? (bounds.find(([below]) => ratio < below)?.[1] ?? last) : '报表缺数，待补。'

/** What a reader of such statements writes beside the five ratios. */
function readingsOf(ratios: ReturnType<typeof financialRatios>, perYear: number) {
  return {
    currentAssetReading: say(
      ratios.currentAssetRatio,
      [
        [45, '资产多压在门店与设备上，付现能力弱，不宜放大铺货。'],
        [62, '现金加存货过半，按月结清有把握，旺季会紧。'],
      ],
      '流动资产充足，有现款进货的实力。',
    ),
    netMarginReading: say(
      ratios.netMargin,
      [
        [0, '本期亏损，主要是新店开办费与促销，须看下一期能否回正。'],
        [2, '微利，靠走量，对返利和账期敏感。'],
        [4, '收益平稳，与同类批发商相当。'],
      ],
      '收益好于同行，品种结构以慢病和自有渠道为主。',
    ),
    assetReturnReading: say(
      typeof ratios.assetReturn === 'number' ? ratios.assetReturn * perYear : ratios.assetReturn,
      [
        [0, '投入没有回报，管理层正在关掉亏损门店。'],
        [3, '回报偏低，资产周转慢。'],
        [6, '回报正常，管理按部就班。'],
      ],
      '同样的资产做出更多利润，管理水平高。',
    ),
    collectionReading: say(
      ratios.collectionPeriod,
      [
        [30, '收款快，现金可作流动资金，付款有保障。'],
        [60, '约一个半月收回，医院客户占用一部分现金。'],
      ],
      '下游压款重，现金先还短贷，给我们的付款可能拖后。',
    ),
    stockReading: say(
      ratios.stockPeriod,
      [
        [18, '动销快，半月一清，可以谈加大订货。'],
        [32, '库存合理，旺季前备货属正常。'],
      ],
      '存货偏多，实际用量低于进货，先看近效期再谈。',
    ),
  }
}

/**
 * The answers of one sheet: what the firm itself told of last year, a little corrected, and believable statements of a
 * wholesaler or chain of that size, each period near the last.
 */
export function financialAnswers(c: DemoCustomer, period: FiscalKey, lastYear: number) {
  const firm = chanceFor(c.source.id, 'finances')
  const shape = {
    stated: 0.985 + firm.next() * 0.03,
    assets: 0.38 + firm.next() * 0.4,
    current: 0.4 + firm.next() * 0.42,
    margin: -0.004 + firm.next() * 0.052,
    collect: 18 + firm.next() * 58,
    stock: 10 + firm.next() * 32,
    cost: 0.82 + firm.next() * 0.11,
    growth: 0.94 + firm.next() * 0.2,
  }
  const own = chanceFor(c.source.id, `finances:${period}`)
  const drift = () => 0.9 + own.next() * 0.2
  const months = isFiscalYear(period) ? 12 : 3
  const years = Number(period.slice(0, 4)) - lastYear
  const told = Number(c.facts.annualSales ?? c.profile.annualTurnoverFen * 0.9)
  const yearSales = told * shape.stated * shape.growth ** years
  const sales = yearSales * (months / 12) * (months === 12 ? 1 : drift())
  const cost = sales * shape.cost
  const days = months === 12 ? 365 : 91.25
  const receivables = (sales / days) * shape.collect * drift()
  const stock = (cost / days) * shape.stock * drift()
  const assets = Math.max(yearSales * shape.assets, (receivables + stock) * 1.35) * (0.96 + own.next() * 0.08)
  const current = assets * Math.min(0.93, shape.current * drift())
  const figures = {
    // Stock and receivables are current assets themselves.
    currentAssets: thousand(Math.max(current, (receivables + stock) * 1.08)),
    totalAssets: thousand(assets),
    sales: thousand(sales),
    netProfit: thousand(sales * (shape.margin + (own.next() - 0.5) * 0.016)),
    receivables: thousand(receivables),
    stock: thousand(stock),
    costOfSales: thousand(cost),
  }
  const ratios = financialRatios({ ...figures, period: fiscalMonths(period) })
  const [margin, collect] = [Number(ratios.netMargin), Number(ratios.collectionPeriod)]
  const conclusion = margin < 0 && collect > 60 ? 'drop' : margin < 1 || collect > 60 ? 'watch' : 'develop'
  return { figures, ratios, rest: { ...readingsOf(ratios, 12 / months), conclusion } }
}
