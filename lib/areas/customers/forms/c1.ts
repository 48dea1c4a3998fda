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
/** 连续未完成分销计划 (R-S07) says in its note which months were missed, for plans are not kept here yet. */
export const removalReasons = optionSet('removalReason', ['plan-missed', 'no-purchase', 'credit', 'own-wish'])

const isAddition = (a: { changeKind: string | null }) => a.changeKind === 'add'
const isRemoval = (a: { changeKind: string | null }) => a.changeKind?.startsWith('remove-') ?? false
const isReturn = (a: { changeKind: string | null }) => a.changeKind === 'restore'
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
          unit: unit({ of: 'any', required: true, derive: 'unit', span: 4 }),
          filledOn: date({ required: true, derive: 'filledOn', span: 4 }),
        },
      },
      change: {
        upright: true,
        fields: {
          changeKind: choice(changeKinds, { required: true, derive: 'changeKind', ticked: true, span: 12 }),
          customer: customer({ required: true, derive: 'customer', span: 8 }),
          channelNature: choice(channelNatures, { required: true, span: 4 }),
          basis: choice(selectionBases, { span: 12 }),
          canDistribute: yesNo({ mustBeYes: true, span: 12, box: true }),
          canDistributeNote: text({ joined: true }),
          hasFunds: yesNo({ mustBeYes: true, joined: true }),
          hasFundsNote: text({ joined: true }),
          hasWill: yesNo({ mustBeYes: true, joined: true }),
          hasWillNote: text({ joined: true }),
          quota: integer({ derive: 'quota', span: 12, box: true, unit: 'firm' }),
          present: integer({ derive: 'present', joined: true, unit: 'firm' }),
          pharmacyCase: longText({ span: 12, max: 1000, lines: 2 }),
          removalReason: choice(removalReasons, { other: true, span: 12 }),
          removalNote: text({ joined: true }),
          receivable: money({ derive: 'receivable', span: 12 }),
          changes: table(
            {
              field: wide(text({ required: true, max: 60 }), 4),
              before: wide(text(), 4),
              after: wide(text(), 4),
            },
            { maxRows: 60, derive: 'changes' },
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
      quota: (a) => isAddition(a) || isReturn(a),
      present: (a) => isAddition(a) || isReturn(a),
      // Also where a customer of private hands is to come into an area of state channels (R-S03 b).
      pharmacyCase: (a) => isAddition(a) && (a.basis === 'large-pharmacy' || a.channelNature !== 'state'),
      removalReason: isRemoval,
      removalNote: (a) => isRemoval(a) || isReturn(a),
      receivable: (a) => isRemoval(a) || isReturn(a),
      changes: isAmendment,
    },
    requiredWhen: {
      basis: isAddition,
      canDistribute: isAddition,
      hasFunds: isAddition,
      hasWill: isAddition,
      pharmacyCase: (a) => a.basis === 'large-pharmacy',
      removalReason: isRemoval,
      removalNote: (a) =>
        isReturn(a) ||
        a.changeKind === 'remove-lost' ||
        a.removalReason === 'credit' ||
        a.removalReason === 'plan-missed',
    },
    check: (a, { today }) => [
      ...(a.filledOn && a.filledOn > today ? [{ field: 'filledOn', code: 'after-today' }] : []),
      ...((isAddition(a) || isReturn(a)) && a.quota !== null && a.present !== null && a.present + 1 > a.quota
        ? [{ field: 'present', code: 'quotaFull', own: true, values: { quota: a.quota, present: a.present } }]
        : []),
    ],
    fitSample: (a) => ({ quota: Math.max(a.quota ?? 0, (a.present ?? 0) + 1) }),
  },
)
