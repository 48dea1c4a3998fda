import type { useTranslations } from 'next-intl'
import type { Indicator, Letter } from '@/lib/areas/grading/rules/credit-grade'
import type { BandSettings, Distance } from '@/lib/areas/grading/rules/indicator-bands'
import { type Fen, formatWan } from '@/lib/core/money'
import type { ChoiceWords } from './rating-model'

export type GradingWords = ReturnType<typeof useTranslations<'grading'>>

const wan = (amount: Fen) => formatWan(amount, amount % 1_000_000 === 0 ? 0 : 2)

function choices(
  of: Readonly<Record<string, Letter>>,
  words: Readonly<Record<string, string>>,
  join: string,
) {
  const named = (letter: Letter) =>
    Object.entries(of)
      .filter(([, given]) => given === letter)
      .map(([code]) => words[code] ?? code)
      .join(join)
  return { A: named('A'), B: named('B'), C: named('C') }
}

/** What each band of an indicator asks for, under the settings in force; empty where the band cannot be reached. */
export function bandTexts(
  indicator: Indicator,
  settings: BandSettings,
  words: ChoiceWords,
  t: GradingWords,
): Record<Letter, string> {
  const none = t('bands.none')
  const money = ({ aFrom, bFrom }: { aFrom: Fen; bFrom: Fen }) => ({
    A: t('bands.moneyA', { a: wan(aFrom) }),
    B: t('bands.moneyB', { a: wan(aFrom), b: wan(bFrom) }),
    C: t('bands.moneyC', { b: wan(bFrom) }),
  })
  const { late, yearsInBusiness } = settings
  switch (indicator) {
    case 'annualSales':
      return { ...money(settings.annualSales), D: t('bands.figuresRefused') }
    case 'monthlySales':
      return { ...money(settings.monthlySales), D: none }
    case 'paymentMethod':
      return {
        A: t('bands.payA'),
        B: t('bands.payB', { days: settings.bTermDays }),
        C: t('bands.payC', { days: settings.bTermDays }),
        D: t('bands.payD'),
      }
    case 'reliability':
      return {
        A: t('bands.lateA'),
        B: t('bands.lateB', { times: late.bTimes, days: late.bDays }),
        C: t('bands.lateC', { days: late.cDays }),
        D: t('bands.lateD'),
      }
    case 'nature':
      return { ...choices(settings.nature, words.businessNature, t('listJoin')), D: none }
    case 'licences':
      return {
        A: t('bands.licencesA'),
        B: t('bands.licencesB', { days: settings.licenceNearEndDays }),
        C: t('bands.licencesC'),
        D: t('bands.licencesD'),
      }
    case 'residence':
      return { ...choices(settings.residence, words.residence, t('listJoin')), D: none }
    case 'yearsInBusiness':
      return {
        A: t('bands.yearsA', { a: yearsInBusiness.aFrom }),
        B: t('bands.yearsB', { a: yearsInBusiness.aFrom, b: yearsInBusiness.bFrom }),
        C: t('bands.yearsC', { b: yearsInBusiness.bFrom }),
        D: none,
      }
    case 'goodsFlow':
      return { ...choices(settings.goodsFlow, words.goodsFlow, t('listJoin')), D: none }
  }
}

/** A distance to another band in words: "1.57 万", "12 天". */
export function lackText({ lackFen, days, years }: Distance, t: GradingWords): string {
  if (lackFen !== undefined) return t('lack.money', { wan: formatWan(lackFen) })
  return days !== undefined ? t('lack.days', { days }) : t('lack.years', { years: years ?? 0 })
}
