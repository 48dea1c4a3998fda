import { readingOf } from '@/lib/areas/customers/rules/search-columns'
import { newId } from '@/lib/core/audit'
import { type BusinessDate } from '@/lib/core/dates'
import { dateColumn, type Tx } from '@/lib/core/db'
import type { Moment } from '@/lib/core/mutation'

/** Adds a price to the history of a product; `price` in yuan. */
export async function addPrice(
  tx: Tx,
  at: Moment,
  price: { productId: string; price: string; effectiveFrom: BusinessDate; reason: string; setById: string },
): Promise<void> {
  await tx.productPrice.create({
    data: {
      id: newId(at.now),
      ...price,
      effectiveFrom: dateColumn(price.effectiveFrom),
      setAt: at.now,
    },
    select: { id: true },
  })
}

/** What is stored beside a product so that pinyin and initials find it. */
export function productReading(name: string): { namePinyin: string; nameInitials: string } {
  const { pinyin, initials } = readingOf(name)
  return { namePinyin: pinyin, nameInitials: initials }
}
