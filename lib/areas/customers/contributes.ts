import { z } from 'zod'
import { countSetting, defineSettings } from '@/lib/core/setting-definition'

/** What an administrator may set about customers. */
export const customerSettings = defineSettings({
  /** Months running in which the plan was missed that cost the dealership. */
  'customers.missed-plans': {
    schema: countSetting('months', 1, 12),
    default: 3,
    rule: 'R-S07',
    unitOverride: false,
  },
  /** Points from which two records are shown as possibly, and as likely, the same firm. */
  'customers.duplicates': {
    schema: z
      .strictObject({ possibleFrom: z.int().min(1).max(99), likelyFrom: z.int().min(1).max(99) })
      .refine(({ possibleFrom, likelyFrom }) => possibleFrom < likelyFrom, { path: ['likelyFrom'] }),
    default: { possibleFrom: 65, likelyFrom: 80 },
    rule: 'W1',
    unitOverride: false,
  },
  /** Days a deleted customer stays in the recycle bin before it goes for good. */
  'customers.bin-days': {
    schema: countSetting('days', 1, 3650),
    default: 30,
    rule: 'W1',
    unitOverride: false,
  },
  /** Is the whole file searched for duplicates every night. */
  'customers.nightly-duplicate-search': {
    schema: z.boolean(),
    default: true,
    rule: 'W1',
    unitOverride: false,
  },
  /** How long a merge of customers may be taken back. */
  'customers.merge-undo-days': {
    schema: countSetting('days', 1, 365),
    default: 30,
    rule: 'W1',
    unitOverride: false,
  },
  /** Working days in which a signed change form is to be filed with 营销部 (及时). */
  'customers.filing-days': {
    schema: countSetting('days', 1, 10),
    default: 2,
    rule: 'R-S04',
    unitOverride: false,
  },
  /** Room for the files of one customer, and how many files one record may hold. */
  'customers.attachments': {
    schema: z.strictObject({
      megabytes: z.int().min(10).max(100_000),
      perRecord: z.int().min(1).max(1000),
    }),
    default: { megabytes: 2000, perRecord: 100 },
    rule: 'R-A11',
    unitOverride: true,
  },
  /** Months from one full review of the files to the next (如二个月). */
  'customers.review-months': {
    schema: countSetting('months', 1, 12),
    default: 2,
    rule: 'R-A03',
    unitOverride: false,
  },
  /** Days in which a review is to be done after it opened. */
  'customers.review-days': {
    schema: countSetting('days', 1, 60),
    default: 15,
    rule: 'R-A03',
    unitOverride: false,
  },
  /** Days after which a late review goes one level higher. */
  'customers.review-escalation-days': {
    schema: countSetting('days', 1, 60),
    default: 5,
    rule: 'R-A03',
    unitOverride: false,
  },
  /** Change of results or turnover, per cent, from which its reason is asked. */
  'customers.marked-change': {
    schema: z.number().min(1).max(100).meta({ unit: 'percent' }),
    default: 20,
    rule: 'R-A10',
    unitOverride: false,
  },
  /** Days before a document of the file ends that it is shown as expiring. */
  'customers.document-notice': {
    schema: countSetting('days', 1, 365),
    default: 60,
    rule: 'R-A11',
    unitOverride: false,
  },
  /** Without a purchase for this long a customer counts as lost: mean order intervals, at least days. */
  'customers.loss': {
    schema: z.strictObject({ days: z.int().min(1).max(365), cycles: z.int().min(1).max(12) }),
    default: { days: 30, cycles: 2 },
    rule: 'R-W03',
    unitOverride: true,
  },
  /** Months a lost customer stays under observation from the day it is confirmed lost. */
  'customers.observation-months': {
    schema: countSetting('months', 1, 24),
    default: 2,
    rule: 'R-A03',
    unitOverride: false,
  },
  /** From which rating of five distribution and funds count as strong where a criterion asks for that. */
  'customers.strong-from': {
    schema: z.int().min(1).max(5),
    default: 4,
    rule: 'R-S03',
    unitOverride: true,
  },
  /** Levels a group of firms may have, the top counted, and firms it may have in all. */
  'customers.groups': {
    schema: z.strictObject({ depth: z.int().min(2).max(10), members: z.int().min(2).max(500) }),
    default: { depth: 5, members: 200 },
    rule: 'W-group',
    unitOverride: false,
  },
  /** Days a link works unless the sender says otherwise. */
  'customers.sheet-days': {
    schema: countSetting('days', 1, 90),
    default: 14,
    rule: 'R-A12',
    unitOverride: true,
  },
  /** Days a link may work at most. */
  'customers.sheet-longest-days': {
    schema: countSetting('days', 1, 180),
    default: 60,
    rule: 'R-A12',
    unitOverride: true,
  },
  /** Is an access code, told by phone, asked before the sheet is shown? */
  'customers.sheet-code': {
    schema: z.enum(['optional', 'required']),
    default: 'optional',
    rule: 'R-A12',
    unitOverride: true,
  },
  /** So many behaviours of a level (TAS-15) carry its stance; a mentor needs those of a supporter too. */
  'customers.alliance-behaviours': {
    schema: z.strictObject({
      neutral: z.int().min(1).max(5),
      supporter: z.int().min(1).max(5),
      mentor: z.int().min(1).max(5),
    }),
    default: { neutral: 1, supporter: 3, mentor: 3 },
    rule: 'R-TAS1',
    unitOverride: false,
  },
})
