'use server'

import { customerSearch } from '@/lib/areas/customers/queries'
import { productSearch, productsNamed } from '@/lib/areas/trade/products/queries'
import {
  assignCourier,
  createOrder,
  deliverOrder,
  moveShippingOrder,
  phoneRelease,
  signOrder,
} from '@/lib/areas/trade/shipping/mutations'
import { act, type Submission } from '@/lib/core/action'
import { requireViewer } from '@/lib/core/viewer'

export async function create(submission: Submission) {
  return act(createOrder, submission)
}

export async function sign(submission: Submission) {
  return act(signOrder, submission)
}

export async function phone(submission: Submission) {
  return act(phoneRelease, submission)
}

export async function assign(submission: Submission) {
  return act(assignCourier, submission)
}

export async function deliver(submission: Submission) {
  return act(deliverOrder, submission)
}

export async function move(submission: Submission) {
  return act(moveShippingOrder, submission)
}

/** Customers for the picker of a new order. */
export async function findCustomers(query: string) {
  return customerSearch(await requireViewer(), query.slice(0, 60))
}

/** Products on sale for a line of goods. */
export async function findProducts(query: string) {
  return productSearch(await requireViewer(), query.slice(0, 60))
}

/** Products meant by pasted codes or names. */
export async function findNamedProducts(texts: string[]) {
  return productsNamed(
    await requireViewer(),
    texts.slice(0, 200).map((text) => text.slice(0, 160)),
  )
}
