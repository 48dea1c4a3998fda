import { newId } from '@/lib/core/audit'
import { db } from '@/lib/core/db'

let made = 0

/** A product on sale since the beginning of 2025 at an ex-factory price in yuan. Returns its id. */
export async function makeProduct(price = '0.01', name = '板蓝根颗粒'): Promise<string> {
  const id = newId()
  const since = new Date('2025-01-01T00:00:00Z')
  made += 1
  await db().product.create({
    data: {
      id,
      code: `T${made}-${id.slice(-6)}`,
      name,
      namePinyin: 'banlangenkeli',
      nameInitials: 'blgkl',
      spec: '10g×20袋',
      unit: '包',
      createdAt: since,
      prices: { create: { id: newId(), price, effectiveFrom: since, setAt: since, reason: '' } },
    },
  })
  return id
}
