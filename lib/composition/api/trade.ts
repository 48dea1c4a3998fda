import { z } from 'zod'
import { ordersWaiting } from '@/lib/areas/trade/desk/queries'
import { releaseOrder } from '@/lib/areas/trade/gate/mutations'
import { gateQueue, gateSheet } from '@/lib/areas/trade/gate/queries'
import { recordReceipt, reverseReceipt } from '@/lib/areas/trade/receivables/mutations'
import { payer, receiptList } from '@/lib/areas/trade/receivables/queries'
import {
  assignCourier,
  createOrder,
  deliverOrder,
  moveShippingOrder,
  phoneRelease,
  signOrder,
} from '@/lib/areas/trade/shipping/mutations'
import {
  couriersOf,
  ORDER_GROUPS,
  orderCustomer,
  type OrderGroup,
  orderList,
  orderSheet,
} from '@/lib/areas/trade/shipping/queries'
import { type ApiOperation, read, write } from '@/lib/core/route'

const id = z.uuid()
const onOrder = z.object({ orderId: id })

/** Orders, the gate, receipts. */
export const tradeOperations: readonly ApiOperation[] = [
  read(
    '/trade/orders',
    'Shipping orders within reach, newest first',
    z.object({
      group: z.enum(Object.keys(ORDER_GROUPS) as [OrderGroup, ...OrderGroup[]]).optional(),
      customerId: id.optional(),
      after: z.string().max(400).optional(),
      size: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
    }),
    (viewer, wanted) => orderList(viewer, wanted),
  ),
  read(
    '/trade/receipts',
    'Money received, newest first',
    z.object({
      after: z.string().max(400).optional(),
      size: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
    }),
    (viewer, wanted) => receiptList(viewer, wanted),
  ),
  read(
    '/trade/payers/{customerId}',
    'A customer money is recorded for, with what it owes',
    z.object({ customerId: id }),
    (viewer, { customerId }) => payer(viewer, customerId),
  ),
  read('/trade/orders/waiting', 'Orders that wait for a deed of mine', z.object({}), (viewer) =>
    ordersWaiting(viewer),
  ),
  read('/trade/orders/{orderId}', 'One shipping order (C3)', onOrder, (viewer, { orderId }) =>
    orderSheet(viewer, orderId),
  ),
  read(
    '/trade/orders/{orderId}/couriers',
    'Couriers of the branch of an order',
    onOrder,
    async (viewer, { orderId }) => {
      const order = await orderSheet(viewer, orderId)
      return order && couriersOf(order.branchId)
    },
  ),
  read(
    '/trade/customers/{customerId}',
    'The customer a new order is for, with its line of the month',
    z.object({ customerId: id }),
    (viewer, { customerId }) => orderCustomer(viewer, customerId),
  ),
  read('/trade/gate', 'The queue at the gate with what the check says', z.object({}), (viewer) =>
    gateQueue(viewer),
  ),
  read('/trade/gate/{orderId}', 'The check of one order with its figures', onOrder, (viewer, { orderId }) =>
    gateSheet(viewer, orderId),
  ),
  write('Fill in a shipping order (C3)', createOrder),
  write('Sign that an order may ship', signOrder),
  write('Release by telephone; the slip is signed afterwards', phoneRelease),
  write('Assign the courier', assignCourier),
  write('Release an order: inside the line and not a fen over it', releaseOrder),
  write('Certify the delivery', deliverOrder),
  write('Park, go again, return the slip, match, bring back, void', moveShippingOrder),
  write('Record money received', recordReceipt),
  write('Reverse a wrong receipt', reverseReceipt),
]
