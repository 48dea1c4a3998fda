import { newId } from '@/lib/core/audit'
import { businessDate, monthOf } from '@/lib/core/dates'
import { dateColumn, dateOf, fenOf, sqlOf } from '@/lib/core/db'
import { allowUnless, type Reason } from '@/lib/core/decision'
import { fen, fenFromYuan, ZERO } from '@/lib/core/money'
import { defineMutation, InvalidError } from '@/lib/core/mutation'
import { nextNumber } from '@/lib/core/numbering'
import { mayTrade } from '../policy'
import { recordReceiptInput, reverseReceiptInput } from '../schema'
import { book, lockPosition } from '../writes'

const PLACE = {
  id: true,
  name: true,
  ownerId: true,
  regionId: true,
  branchId: true,
  marketOfficeId: true,
} as const

/** 登记收款: money for a cash order is kept with the order; any other money lowers the receivable. */
export const recordReceipt = defineMutation({
  name: 'trade.record-receipt',
  input: recordReceiptInput,
  load: async (tx, _viewer, input, at) => {
    const living = { where: { id: input.customerId, deletedAt: null }, select: PLACE } as const
    if (!(await tx.customer.findFirst(living))) return null
    await lockPosition(sqlOf(tx), input.customerId, at)
    // Read again: a merge that held the lock may have taken the customer away.
    const customer = await tx.customer.findFirst(living)
    if (!customer) return null
    const position = await tx.creditPosition.findUniqueOrThrow({
      where: { customerId: customer.id },
      select: { receivable: true },
    })
    const order = input.orderId
      ? await tx.shippingOrder.findFirst({
          where: { id: input.orderId, customerId: customer.id },
          select: { id: true, payment: true, number: true },
        })
      : null
    if (input.orderId && order?.payment !== 'cash')
      throw new InvalidError({ orderId: [{ code: 'errors.not-a-cash-order' }] })
    return { customer, order, receivableFen: fenOf(position.receivable) }
  },
  authorize: (viewer, { customer }) => mayTrade(viewer, 'trade.record-receipt', customer),
  decide: (input, { customer, order, receivableFen }, at) => {
    const amountFen = fenFromYuan(input.amount)
    const reasons: Reason[] = []
    if (input.date > at.today) reasons.push({ rule: 'R-P06', code: 'receipts.date-ahead', field: 'date' })
    if (!customer.branchId) reasons.push({ rule: 'R-P06', code: 'orders.no-branch', field: 'customerId' })
    const notes: Reason[] =
      !order && amountFen > receivableFen
        ? [{ rule: 'R-P06', code: 'receipts.more-than-owed', values: { receivableFen, amountFen } }]
        : []
    return allowUnless(reasons, { amountFen }, notes)
  },
  save: async (tx, { amountFen }, input, { customer, order }, at, viewer) => {
    const id = newId(at.now)
    const number = await nextNumber(sqlOf(tx), 'HK', monthOf(at.today))
    await tx.receipt.create({
      data: {
        id,
        number,
        customerId: customer.id,
        branchId: customer.branchId!,
        orderId: order?.id ?? null,
        date: dateColumn(businessDate(input.date)),
        amount: input.amount,
        method: input.method,
        remark: input.remark || null,
        createdBy: viewer.personId,
        createdAt: at.now,
      },
      select: { id: true },
    })
    if (!order)
      await book(sqlOf(tx), at, {
        customerId: customer.id,
        kind: 'receipt',
        receivableFen: fen(-amountFen),
        inTransitFen: ZERO,
        lineFen: null,
        sourceType: 'receipt',
        sourceId: id,
        personId: viewer.personId,
      })
    return { id, number }
  },
  audit: (input, { customer, order }, { amountFen }, { id, number }) => ({
    kind: 'trade.record-receipt',
    subjectType: 'receipt',
    subjectId: id,
    customerId: customer.id,
    unitId: customer.branchId,
    values: { number, amountFen, method: input.method, date: input.date, order: order?.number ?? '' },
  }),
})

/** 红冲: a wrong receipt is reversed by its opposite, never deleted; once only. */
export const reverseReceipt = defineMutation({
  name: 'trade.reverse-receipt',
  input: reverseReceiptInput,
  load: async (tx, _viewer, { id }, at) => {
    const receipt = await tx.receipt.findUnique({ where: { id } })
    if (!receipt) return null
    await lockPosition(sqlOf(tx), receipt.customerId, at)
    const customer = await tx.customer.findUniqueOrThrow({ where: { id: receipt.customerId }, select: PLACE })
    const reversed = await tx.receipt.findUnique({ where: { reversesId: id }, select: { id: true } })
    return { receipt, customer, reversed: reversed !== null }
  },
  authorize: (viewer, { customer }) => mayTrade(viewer, 'trade.record-receipt', customer),
  decide: (_input, { receipt, reversed }) =>
    allowUnless(
      reversed || receipt.reversesId
        ? [{ rule: 'R-P06', code: 'receipts.reversed', values: { number: receipt.number } }]
        : [],
      { amountFen: fen(-fenOf(receipt.amount)) },
    ),
  save: async (tx, { amountFen }, { reason }, { receipt }, at, viewer) => {
    const id = newId(at.now)
    const number = await nextNumber(sqlOf(tx), 'HK', monthOf(at.today))
    const { customerId, branchId, orderId, method, date } = receipt
    await tx.receipt.create({
      data: {
        id,
        number,
        customerId,
        branchId,
        orderId,
        method,
        date,
        amount: receipt.amount.negated(),
        remark: reason,
        reversesId: receipt.id,
        createdBy: viewer.personId,
        createdAt: at.now,
      },
      select: { id: true },
    })
    if (!orderId)
      await book(sqlOf(tx), at, {
        customerId,
        kind: 'reversal',
        receivableFen: fen(-amountFen),
        inTransitFen: ZERO,
        lineFen: null,
        sourceType: 'receipt',
        sourceId: id,
        personId: viewer.personId,
      })
    return { id, number }
  },
  audit: ({ reason }, { receipt, customer }, { amountFen }, { id, number }) => ({
    kind: 'trade.reverse-receipt',
    subjectType: 'receipt',
    subjectId: id,
    customerId: customer.id,
    unitId: customer.branchId,
    values: { number, reverses: receipt.number, amountFen, reason, date: dateOf(receipt.date) },
  }),
})
