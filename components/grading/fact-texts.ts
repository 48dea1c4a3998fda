import type { Indicator } from '@/lib/areas/grading/rules/credit-grade'
import { type Band, knockedOut, type Licence } from '@/lib/areas/grading/rules/indicator-bands'
import { allKnockOuts } from '@/lib/areas/grading/rules/rating-facts'
import type { Answers } from '@/lib/core/forms/definition'
import { type Fen, formatWan } from '@/lib/core/money'
import { type GradingWords, lackText } from './band-texts'
import type { SheetModel } from './rating-model'

type LicenceRow = { licence?: string | null; validUntil?: string | null; state?: Licence['state'] | null }

/** The fact of an indicator as one reads it, what knocks the customer out first; null where nothing was filled in. */
export function factText(
  indicator: Indicator,
  answers: Answers,
  model: SheetModel,
  t: GradingWords,
): string | null {
  const said = allKnockOuts(answers, model.judging)
    .filter((one) => knockedOut[one] === indicator)
    .map((one) => model.words.knockOut[one] ?? one)
  const fact = plainFact(indicator, answers, model, t)
  return [...said, ...(fact === null ? [] : [fact])].join(t('join')) || null
}

function plainFact(
  indicator: Indicator,
  answers: Answers,
  model: SheetModel,
  t: GradingWords,
): string | null {
  const { words, judging } = model
  const of = <T>(name: string) => (answers[name] ?? null) as T | null
  switch (indicator) {
    case 'annualSales':
    case 'monthlySales': {
      const amount = of<Fen>(indicator)
      return typeof amount === 'number' ? t('facts.wan', { amount: formatWan(amount) }) : null
    }
    case 'paymentMethod': {
      const method = of<string>('paymentMethod')
      const word = method && words.paymentMethod[method]
      if (!word) return null
      const cash = method === 'cash-on-delivery' || method === 'bank-transfer'
      return cash ? word : t('facts.pay', { method: word, days: judging.termDays })
    }
    case 'reliability': {
      const times = of<number>('overdueCount')
      const days = of<number>('overdueDays')
      if (times === null || days === null) return null
      return times === 0 ? t('facts.onTime') : t('facts.late', { times, days })
    }
    case 'nature': {
      const nature = of<string>('nature')
      return nature && (words.businessNature[nature] ?? nature)
    }
    case 'licences':
      return licenceText(of<LicenceRow[]>('licences') ?? [], model, t)
    case 'residence': {
      const residence = of<string>('residence')
      return residence && (words.residence[residence] ?? residence)
    }
    case 'yearsInBusiness': {
      const years = of<number>('yearsInBusiness')
      return typeof years === 'number' ? t('facts.years', { years }) : null
    }
    case 'goodsFlow': {
      const flow = of<string>('goodsFlow')
      const word = flow && (words.goodsFlow[flow] ?? flow)
      const note = of<string>('goodsFlowNote')
      return word && note ? `${word}${t('join')}${note}` : word
    }
  }
}

function licenceText(rows: LicenceRow[], { words }: SheetModel, t: GradingWords): string | null {
  const named = rows.filter((row) => row.licence)
  // Names are typed; those everybody has read in the reader's language.
  const name = (row: LicenceRow) => words.licenceName[row.licence!] ?? row.licence!
  const bad = named.find((row) => row.state && row.state !== 'valid')
  if (bad) {
    const state = words.licenceState[bad.state!] ?? ''
    return t('facts.licenceWithout', { name: name(bad), state })
  }
  const dated = named
    .filter((row) => row.validUntil)
    .toSorted((a, b) => (a.validUntil! < b.validUntil! ? -1 : 1))
  if (dated[0]) return t('facts.licence', { name: name(dated[0]), date: dated[0].validUntil! })
  return named.length > 0 ? t('facts.licences', { count: named.length }) : null
}

/** Where the fact comes from, and how far it is to the next better band. */
export function sourceText(
  indicator: Indicator,
  band: Band | null,
  answers: Answers,
  model: SheetModel,
  t: GradingWords,
): string {
  const from = originText(indicator, answers, model, t)
  const lack = band?.toBetter
  return lack
    ? `${from}${t('join')}${t('source.lackTo', { lack: lackText(lack, t), letter: lack.letter })}`
    : from
}

function originText(
  indicator: Indicator,
  answers: Answers,
  { figures, carried }: SheetModel,
  t: GradingWords,
): string {
  if (carried.includes(indicator)) return t('source.carried')
  switch (indicator) {
    case 'annualSales':
      return t('source.declared')
    case 'monthlySales':
      return answers.monthlySales === figures.monthlySales
        ? t('source.threeMonths')
        : t('source.system', { value: t('facts.wan', { amount: formatWan(figures.monthlySales) }) })
    case 'paymentMethod':
      return t('source.termDays')
    case 'reliability': {
      const same =
        answers.overdueCount === figures.overdueCount && answers.overdueDays === figures.overdueDays
      const { overdueCount: times, overdueDays: days } = figures
      if (same) return t('source.ledger')
      return t('source.system', { value: times === 0 ? t('facts.onTime') : t('facts.late', { times, days }) })
    }
    case 'licences':
      return t('source.licenceRest', { count: Array.isArray(answers.licences) ? answers.licences.length : 0 })
    case 'residence':
      return t('source.registered')
    case 'yearsInBusiness':
      return figures.foundedOn ? t('source.since', { date: figures.foundedOn }) : t('source.survey')
    default:
      return t('source.survey')
  }
}
