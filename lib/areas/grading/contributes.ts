import type { ApprovalPlan } from '@/lib/areas/approvals/rules/plan'
import { z } from 'zod'
import { countSetting, defineSettings, moneySetting, type SettingValues } from '@/lib/core/setting-definition'
import type { GradeSettings } from './rules/credit-grade'
import { defaultBands, goodsFlows, natures, residences, type BandSettings } from './rules/indicator-bands'
import type { ReratingSettings } from './rules/rerating'

const upToC = z.enum(['A', 'B', 'C'])
const moneyBand = z
  .strictObject({ aFrom: moneySetting, bFrom: moneySetting })
  .refine(({ aFrom, bFrom }) => aFrom > bFrom, { path: ['aFrom'] })

const bandSettings: z.ZodType<BandSettings> = z.strictObject({
  annualSales: moneyBand,
  monthlySales: moneyBand,
  bTermDays: countSetting('days', 1, 365),
  late: z
    .strictObject({
      bDays: countSetting('days', 1, 365),
      bTimes: countSetting('times', 1, 12),
      cDays: countSetting('days', 1, 365),
    })
    .refine(({ bDays, cDays }) => bDays < cDays, { path: ['cDays'] }),
  licenceNearEndDays: countSetting('days', 1, 365),
  keyLicences: z.array(z.string().trim().min(1).max(40)).min(1).max(20),
  nature: z.record(z.enum(natures), upToC),
  residence: z.record(z.enum(residences), upToC),
  yearsInBusiness: z
    .strictObject({ aFrom: z.number().min(0.5).max(100), bFrom: z.number().min(0.5).max(100) })
    .refine(({ aFrom, bFrom }) => aFrom > bFrom, { path: ['aFrom'] }),
  goodsFlow: z.record(z.enum(goodsFlows), upToC),
})

/** What an administrator may set about grades. */
export const gradingSettings = defineSettings({
  'grading.rerate-months': {
    schema: countSetting('months', 1, 12),
    default: 3,
    rule: 'R-C02',
    unitOverride: false,
  },
  'grading.rerate-overdue-days': {
    schema: countSetting('days', 0, 90),
    default: 15,
    rule: 'R-C02',
    unitOverride: false,
  },
  /** Days after a credit event in which the sheet it opened is to be handed in (W3). */
  'grading.event-days': {
    schema: countSetting('days', 1, 60),
    default: 5,
    rule: 'W3',
    unitOverride: false,
  },
  'grading.ab-weak-others': {
    schema: z.union([z.literal(4), z.literal(5)]),
    default: 5,
    rule: 'R-C05',
    unitOverride: false,
  },
  'grading.clause-4b-tail': { schema: z.enum(['B', 'C']), default: 'B', rule: 'R-C05', unitOverride: false },
  'grading.bands': { schema: bandSettings, default: defaultBands, rule: 'R-C05', unitOverride: true },
})

type Values = SettingValues<typeof gradingSettings>

/** Values in force → what `creditGrade` reads. */
export function gradeSettingsOf(values: Values): GradeSettings {
  return { abWeakOthers: values['grading.ab-weak-others'], clause4bTail: values['grading.clause-4b-tail'] }
}

/** Values in force → what `gradeForNewLines` reads. */
export function reratingSettingsOf(values: Values): ReratingSettings {
  return { rerateMonths: values['grading.rerate-months'], overdueDays: values['grading.rerate-overdue-days'] }
}

/** R-C01: filled in by 分支机构销售经理, confirmed by 分支机构总经理, final by 营销总监. */
export const gradingPlan: ApprovalPlan<Record<string, unknown>> = {
  name: 'grading.rating',
  steps: [
    { name: 'confirm', role: 'branch-gm', at: 'branch' },
    { name: 'approve', role: 'marketing-director', at: 'region' },
  ],
  informed: [
    { role: 'cashier', at: 'branch' },
    { role: 'accountant', at: 'branch' },
  ],
}
