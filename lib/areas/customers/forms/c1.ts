import { defineForm } from '@/lib/core/forms/definition'
import {
  choice,
  customer,
  date,
  integer,
  longText,
  money,
  optionSet,
  table,
  text,
  unit,
  wide,
  yesNo,
} from '@/lib/core/forms/fields'
import { channelNatures } from '../rules/dossier-options'

export const changeKinds = optionSet('changeKind', [
  'add',
  'remove-disqualified',
  'remove-lost',
  'remove-ended',
  'amend',
  'restore',
])
/** R-S03 a–e. */
export const selectionBases = optionSet('selectionBasis', [
  'strong-local-channel',
  'state-dominates',
  'private-dominates',
  'half-and-half',
  'large-pharmacy',
])
export const removalReasons = optionSet('removalReason', ['plan-missed', 'no-purchase', 'credit', 'own-wish'])

const isAddition = (a: { changeKind: string | null }) => a.changeKind === 'add'
const isRemoval = (a: { changeKind: string | null }) => a.changeKind?.startsWith('remove-') ?? false
const isAmendment = (a: { changeKind: string | null }) => a.changeKind === 'amend'

/** 客户增减变动表: on every approval, removal or change, filed with the marketing department at once (R-S04). */
export const formC1 = defineForm(
  {
    id: 'C1',
    version: 1,
    secrecy: 0,
    sections: {
      head: {
        fields: {
          number: text({ required: true, derive: 'number', span: 4 }),
          unit: unit({ of: 'any', required: true, span: 4 }),
          filledOn: date({ required: true, span: 4 }),
        },
      },
      change: {
        upright: true,
        fields: {
          changeKind: choice(changeKinds, { required: true, span: 12 }),
          customer: customer({ required: true, orNew: true, span: 8 }),
          channelNature: choice(channelNatures, { required: true, span: 4 }),
          basis: choice(selectionBases, { span: 12 }),
          canDistribute: yesNo({ mustBeYes: true, span: 12, box: true }),
          canDistributeNote: text({ joined: true }),
          hasFunds: yesNo({ mustBeYes: true, joined: true }),
          hasFundsNote: text({ joined: true }),
          hasWill: yesNo({ mustBeYes: true, joined: true }),
          hasWillNote: text({ joined: true }),
          quota: integer({ span: 12, box: true, unit: 'firm' }),
          present: integer({ joined: true, unit: 'firm' }),
          pharmacyCase: longText({ span: 12, max: 1000, lines: 2 }),
          removalReason: choice(removalReasons, { other: true, span: 12 }),
          removalNote: text({ joined: true }),
          receivable: money({ span: 12 }),
          changes: table(
            {
              field: wide(text({ required: true, max: 60 }), 4),
              before: wide(text(), 4),
              after: wide(text(), 4),
            },
            { maxRows: 60 },
          ),
        },
      },
    },
    signOff: {
      selected: { posts: ['branch-sales-manager'] },
      reviewed: { posts: ['branch-gm'] },
      approved: { posts: ['head-of-marketing'], final: true },
      filed: { posts: ['marketing-officer'] },
    },
  },
  {
    appliesWhen: {
      basis: isAddition,
      canDistribute: isAddition,
      canDistributeNote: isAddition,
      hasFunds: isAddition,
      hasFundsNote: isAddition,
      hasWill: isAddition,
      hasWillNote: isAddition,
      quota: isAddition,
      present: isAddition,
      pharmacyCase: (a) => isAddition(a) && a.basis === 'large-pharmacy',
      removalReason: isRemoval,
      removalNote: isRemoval,
      receivable: isRemoval,
      changes: isAmendment,
    },
    requiredWhen: {
      basis: isAddition,
      canDistribute: isAddition,
      hasFunds: isAddition,
      hasWill: isAddition,
      quota: isAddition,
      present: isAddition,
      pharmacyCase: (a) => a.basis === 'large-pharmacy',
      removalReason: isRemoval,
      receivable: isRemoval,
      changes: isAmendment,
    },
    check: (a, { today }) => [
      ...(a.filledOn && a.filledOn > today ? [{ field: 'filledOn', code: 'after-today' }] : []),
      ...(isAddition(a) && a.quota !== null && a.present !== null && a.present + 1 > a.quota
        ? [{ field: 'present', code: 'quotaFull', own: true, values: { quota: a.quota, present: a.present } }]
        : []),
    ],
    fitSample: (a) => ({ quota: Math.max(a.quota ?? 0, (a.present ?? 0) + 1) }),
  },
)
