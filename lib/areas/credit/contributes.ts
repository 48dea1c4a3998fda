import { z } from 'zod'
import {
  countSetting,
  defineSettings,
  moneySetting,
  percentSetting,
  ratioSetting,
  type SettingValues,
} from '@/lib/core/setting-definition'
import type { Anchor, ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import type { Grade } from '@/lib/areas/grading/rules/credit-grade'
import { authorityFor, defaultRank, superiorOf, type Authority } from './rules/authority'
import { type CeilingSettings, type SeasonFactors, type SeasonMonth, seasonMonths } from './rules/ceiling'
import type { ApplicationSettings } from './rules/line-application'
import type { LineSettings } from './rules/line-decision'
import type { SentenceSettings } from './rules/line-sentences'

const grade = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)])

/** All four posts, each once, from grade four up to grade one. */
const rank: z.ZodType<readonly Authority[]> = z
  .array(z.enum(defaultRank))
  .length(defaultRank.length)
  .refine((posts) => new Set(posts).size === posts.length)

/** What an administrator may set about credit lines. */
export const creditSettings = defineSettings({
  'credit.window-opens-on': {
    schema: countSetting('day-of-month', 1, 28),
    default: 21,
    rule: 'R-C09',
    unitOverride: false,
  },
  'credit.window-closes-on': {
    schema: countSetting('day-of-month', 1, 28),
    default: 25,
    rule: 'R-C09',
    unitOverride: false,
  },
  'credit.decision-days': {
    schema: countSetting('days', 1, 10),
    default: 3,
    rule: 'R-C10',
    unitOverride: false,
  },
  'credit.coefficient': {
    schema: z.strictObject({
      1: ratioSetting,
      2: ratioSetting,
      3: ratioSetting,
      4: ratioSetting,
      5: z.literal('0'),
    }),
    default: { 1: '3.0', 2: '1.0', 3: '0.8', 4: '0.6', 5: '0' },
    rule: 'R-C07',
    unitOverride: true,
  },
  /** Fixed amounts instead of base × coefficient: 最高, 一般, 最低设定基准. */
  'credit.fixed-bases': {
    schema: z.strictObject({ 2: moneySetting, 3: moneySetting, 4: moneySetting }).nullable(),
    default: null,
    rule: 'R-C07',
    unitOverride: true,
  },
  'credit.max-term-months': { schema: ratioSetting, default: '1', rule: 'R-C07', unitOverride: false },
  'credit.season-factor': {
    schema: z.strictObject({ min: ratioSetting, max: ratioSetting }),
    default: { min: '0.5', max: '1.5' },
    rule: 'R-C07',
    unitOverride: true,
  },
  /** The season factor of each month of the year; 1 where none is agreed. Outside the limits above the limit counts. */
  'credit.season-factors': {
    schema: z.strictObject(
      Object.fromEntries(seasonMonths.map((name) => [name, ratioSetting])) as Record<
        SeasonMonth,
        typeof ratioSetting
      >,
    ),
    default: Object.fromEntries(seasonMonths.map((name) => [name, '1'])) as SeasonFactors,
    rule: 'R-C07',
    unitOverride: true,
  },
  /** Posts from grade four up to grade one (AMB-02). */
  'credit.rank': { schema: rank, default: defaultRank, rule: 'R-C07', unitOverride: false },
  /** AMB-04: the branch sales manager may decide grade-four lines he applied for. */
  'credit.self-grade-four': { schema: z.boolean(), default: true, rule: 'R-C07', unitOverride: true },
  /** AMB-03: what the region's limit means to grade one. */
  'credit.grade-one-in-region': {
    schema: z.enum(['warns', 'exempt']),
    default: 'warns',
    rule: 'R-C08',
    unitOverride: false,
  },
  /** Worst grade that counts as 信誉良好. */
  'credit.good-credit-grade': { schema: grade, default: 2, rule: 'R-P02', unitOverride: false },
  'credit.heed-usage-percent': { schema: percentSetting, default: 80, rule: 'R-W01', unitOverride: true },
  'credit.heed-rise-percent': { schema: percentSetting, default: 40, rule: 'R-C09', unitOverride: true },
})

type Values = SettingValues<typeof creditSettings>

/** Values in force → what `ceilingOf` reads. */
export function ceilingSettingsOf(values: Values): CeilingSettings {
  return {
    coefficient: values['credit.coefficient'],
    maxTermMonths: values['credit.max-term-months'],
    season: values['credit.season-factor'],
    fixed: values['credit.fixed-bases'],
  }
}

/** Values in force → what `decideApplication` reads. */
export function applicationSettingsOf(values: Values): ApplicationSettings {
  return {
    windowOpensOn: values['credit.window-opens-on'],
    windowClosesOn: values['credit.window-closes-on'],
    decisionDays: values['credit.decision-days'],
    rank: values['credit.rank'],
    goodCreditGrade: values['credit.good-credit-grade'],
  }
}

/** Values in force → what `decideGrant` and `decideRefusal` read. */
export function lineSettingsOf(values: Values): LineSettings {
  return {
    rank: values['credit.rank'],
    selfGradeFour: values['credit.self-grade-four'],
    gradeOneInRegion: values['credit.grade-one-in-region'],
    goodCreditGrade: values['credit.good-credit-grade'],
  }
}

/** Values in force → what `sentencesOf` reads. */
export function sentenceSettingsOf(values: Values): SentenceSettings {
  return {
    goodCreditGrade: values['credit.good-credit-grade'],
    heedUsagePercent: values['credit.heed-usage-percent'],
    heedRisePercent: values['credit.heed-rise-percent'],
  }
}

export type LinePaper = {
  grade: Grade
  appliedFen: number
  decisionDays: number
  selfGradeFour: boolean
  rank: readonly Authority[]
}

const PLACE: Record<Authority, Anchor> = {
  'branch-sales-manager': 'branch',
  'branch-gm': 'branch',
  'marketing-director': 'region',
  'regional-manager': 'region',
}

/** R-C07, R-C10, R-C12: one signature by the authority of the grade, in days, then one level up as well. */
export const linePlan: ApprovalPlan<LinePaper> = {
  name: 'credit.line',
  steps: [
    {
      name: 'decide',
      role: ({ grade, rank: posts }) => authorityFor(grade, posts) ?? 'branch-gm',
      at: ({ grade, rank: posts }) => PLACE[authorityFor(grade, posts) ?? 'branch-gm'],
      selfAllowed: ({ grade, selfGradeFour }) => grade === 4 && selfGradeFour,
      days: ({ decisionDays }) => decisionDays,
      escalatesTo: ({ grade, rank: posts }) => {
        const own = authorityFor(grade, posts)
        const superior = own && superiorOf(own, posts)
        return superior ? { role: superior, at: PLACE[superior] } : null
      },
    },
  ],
  informed: [
    { role: 'cashier', at: 'branch' },
    { role: 'accountant', at: 'branch' },
  ],
}
