import { defineForm } from '@/lib/core/forms/definition'
import {
  calculated,
  choice,
  customer,
  date,
  datetime,
  integer,
  money,
  number,
  optionSet,
  person,
  reference,
  signature,
  table,
  text,
  unit,
  wide,
  yesNo,
} from '@/lib/core/forms/fields'
import { isEmpty, type Row } from '@/lib/core/forms/values'
import { sumFen, timesRatio, type Fen } from '@/lib/core/money'

export const gateResults = optionSet('gateResult', ['pass', 'over-line', 'not-selected', 'cash-received'])

function amountOf({ quantity, price }: Row): Fen | null {
  return isEmpty(quantity) || isEmpty(price) ? null : timesRatio(price as Fen, quantity as number)
}

/**
 * 货物发运单: one a delivery. Filled by the branch sales manager, signed by him or the branch general manager
 * (R-D02); what happens at the gate and on the road is written by the system as it happens (R-D03 to R-D07).
 */
export const formC3 = defineForm(
  {
    id: 'C3',
    version: 1,
    secrecy: 0,
    sections: {
      head: {
        fields: {
          number: text({ required: true, derive: 'number', span: 5 }),
          filledOn: date({ required: true, span: 3 }),
          marketOffice: unit({ of: 'market-office', required: true, span: 4 }),
          reportedBy: person({ posts: ['sales-rep'], required: true, span: 4 }),
          customer: customer({ required: true, span: 8 }),
          address: text({ required: true, max: 120, span: 12, box: true }),
          route: reference({ of: 'route', joined: true }),
        },
      },
      goods: {
        fields: {
          goods: table(
            {
              product: wide(text({ required: true, max: 80 }), 20),
              specification: wide(text({ max: 60 }), 13),
              batch: wide(text({ required: true, max: 40 }), 14),
              unit: wide(text({ required: true, max: 10 }), 8),
              pieces: wide(integer({ required: true, max: 100_000 }), 9),
              quantity: wide(number({ required: true, decimals: 3, max: 10_000_000 }), 10),
              price: wide(money({ required: true }), 13),
              amount: wide(calculated('money'), 16),
            },
            { required: true, minRows: 1, maxRows: 200, totals: ['pieces', 'amount'] },
          ),
          total: calculated('money', { span: 12 }),
        },
      },
      line: {
        upright: true,
        fields: {
          creditLine: money({ derive: 'creditLine', span: 12, box: true }),
          used: money({ derive: 'used', joined: true }),
          usedAfter: money({ derive: 'usedAfter', joined: true }),
          result: choice(gateResults, { derive: 'result', span: 12 }),
        },
      },
      release: {
        upright: true,
        fields: {
          mayShip: signature({ step: 'mayShip', span: 6 }),
          mayShipGm: signature({ step: 'mayShipGm', span: 6 }),
          phoneRelease: yesNo({ span: 12 }),
          phoneReleaseBy: person({ posts: ['branch-sales-manager', 'branch-gm'], joined: true }),
          phoneReleaseAt: datetime({ joined: true }),
          fillBy: datetime({ derive: 'fillBy', joined: true }),
          courier: person({ posts: ['courier'], derive: 'courier', span: 6 }),
          assigned: signature({ step: 'assigned', joined: true }),
          released: signature({ step: 'released', span: 6 }),
        },
      },
      delivery: {
        upright: true,
        fields: {
          taken: signature({ step: 'taken', span: 6 }),
          parked: yesNo({ derive: 'parked', span: 6 }),
          parkedReceipt: reference({ of: 'C6', derive: 'parkedReceipt', joined: true }),
          parkedReason: text({ derive: 'parkedReason', joined: true }),
          deliveredPieces: integer({ unit: 'piece', derive: 'deliveredPieces', span: 12, box: true }),
          deliveredGoods: text({ derive: 'deliveredGoods', joined: true }),
          deliveredOn: date({ derive: 'deliveredOn', joined: true }),
          delivered: signature({ step: 'delivered', joined: true }),
          returned: signature({ step: 'returned', span: 12 }),
        },
      },
    },
    signOff: {
      mayShip: { posts: ['branch-sales-manager'], inBody: true },
      mayShipGm: { posts: ['branch-gm'], inBody: true },
      assigned: { posts: ['branch-gm'], inBody: true },
      released: { posts: ['cashier'], inBody: true, final: true },
      taken: { posts: ['courier'], inBody: true },
      delivered: { posts: ['sales-rep'], inBody: true },
      returned: { posts: ['cashier'], inBody: true },
    },
  },
  {
    appliesWhen: {
      phoneReleaseBy: (a) => a.phoneRelease === true,
      phoneReleaseAt: (a) => a.phoneRelease === true,
    },
    requiredWhen: {
      phoneReleaseBy: (a) => a.phoneRelease === true,
      phoneReleaseAt: (a) => a.phoneRelease === true,
    },
    calculateRow: { goods: (row) => ({ amount: amountOf(row) }) },
    calculate: {
      total: (a) => sumFen((a.goods ?? []).map((line) => line.amount).filter((amount) => amount !== null)),
    },
    check: (a, { today }) =>
      a.filledOn && a.filledOn > today ? [{ field: 'filledOn', code: 'after-today' }] : [],
  },
)
