import { newId } from '@/lib/core/audit'
import { type BusinessDate, businessDate } from '@/lib/core/dates'
import { dateColumn, dateOf, fenOf, type Tx } from '@/lib/core/db'
import { allow, allowUnless, type Reason, refuse } from '@/lib/core/decision'
import { fenFromYuan } from '@/lib/core/money'
import { ConflictError, defineMutation, InvalidError } from '@/lib/core/mutation'
import { mayKeepProducts } from '../policy'
import {
  addProductInput,
  editProductInput,
  endProductInput,
  resumeProductInput,
  setPriceInput,
} from './schema'
import { addPrice, productReading } from './writes'

/** What was sold was sold at the price of its day: a price begins today or later. */
function backdated(effectiveFrom: string, today: string): Reason[] {
  return effectiveFrom < today
    ? [{ rule: 'R-P01', code: 'products.backdated', field: 'effectiveFrom', values: { today } }]
    : []
}

/** 添加产品 with its first ex-factory price. A code is used once. */
export const addProduct = defineMutation({
  name: 'trade.add-product',
  input: addProductInput,
  load: async (tx, viewer, { code }) => {
    if (!mayKeepProducts(viewer)) return null
    const taken = await tx.product.findUnique({ where: { code }, select: { id: true } })
    if (taken) throw new InvalidError({ code: [{ code: 'errors.product-code-taken' }] })
    return {}
  },
  authorize: (viewer) => mayKeepProducts(viewer),
  decide: ({ effectiveFrom }, _facts, at) => allowUnless(backdated(effectiveFrom, at.today), null),
  save: async (tx, _step, { price, effectiveFrom, ...facts }, _facts, at, viewer) => {
    const id = newId(at.now)
    await tx.product.create({
      data: {
        id,
        ...facts,
        ...productReading(facts.name),
        createdById: viewer.personId,
        createdAt: at.now,
      },
      select: { id: true },
    })
    const from = businessDate(effectiveFrom)
    await addPrice(tx, at, {
      productId: id,
      price,
      effectiveFrom: from,
      reason: '',
      setById: viewer.personId,
    })
    return { id, code: facts.code }
  },
  audit: ({ code, name, price, effectiveFrom }, _facts, _step, { id }) => ({
    kind: 'trade.add-product',
    subjectType: 'product',
    subjectId: id,
    values: { code, name, priceFen: fenFromYuan(price), from: effectiveFrom },
  }),
})

type LockedProduct = {
  id: string
  code: string
  name: string
  spec: string
  unit: string
  endedOn: BusinessDate | null
  version: number
}

async function lockProduct(
  tx: Tx,
  { id, version }: { id: string; version: number },
): Promise<LockedProduct | null> {
  const [row] = await tx.$queryRaw<
    (Omit<LockedProduct, 'endedOn'> & { endedOn: Date | null })[]
  >`SELECT "id"::text,"code","name","spec","unit","endedOn","version" FROM "Product" WHERE "id"=${id}::uuid FOR UPDATE`
  if (!row) return null
  if (row.version !== version)
    throw new ConflictError([{ field: 'name', base: version, theirs: row.name, mine: null }], row.version)
  return { ...row, endedOn: row.endedOn && dateOf(row.endedOn) }
}

const about = (kind: string, { id, code, name }: LockedProduct, values: Record<string, unknown>) => ({
  kind,
  subjectType: 'product',
  subjectId: id,
  values: { code, name, ...values },
})

/** Name, specification and unit as they stand on new slips; slips already filled keep theirs. */
export const editProduct = defineMutation({
  name: 'trade.edit-product',
  input: editProductInput,
  load: (tx, viewer, input) => (mayKeepProducts(viewer) ? lockProduct(tx, input) : Promise.resolve(null)),
  authorize: (viewer) => mayKeepProducts(viewer),
  decide: () => allow(null),
  save: (tx, _step, { id, name, spec, unit }) =>
    tx.product.update({
      where: { id },
      data: { name, spec, unit, ...productReading(name), version: { increment: 1 } },
      select: { id: true, version: true },
    }),
  audit: ({ name, spec, unit }, product) =>
    about('trade.edit-product', product, {
      before: { name: product.name, spec: product.spec, unit: product.unit },
      after: { name, spec, unit },
    }),
})

/** 定出厂价 from a day on, today at the earliest (R-P01). The history stays; of two for one day the later one holds. */
export const setExFactoryPrice = defineMutation({
  name: 'trade.set-ex-factory-price',
  input: setPriceInput,
  load: async (tx, viewer, input) => {
    if (!mayKeepProducts(viewer)) return null
    const product = await lockProduct(tx, input)
    if (!product) return null
    const before = await tx.productPrice.findFirst({
      where: {
        productId: product.id,
        effectiveFrom: { lte: dateColumn(businessDate(input.effectiveFrom)) },
      },
      orderBy: [{ effectiveFrom: 'desc' }, { id: 'desc' }],
      select: { price: true },
    })
    return { product, beforeFen: before && fenOf(before.price) }
  },
  authorize: (viewer) => mayKeepProducts(viewer),
  decide: ({ effectiveFrom }, { product }, at) => {
    const reasons = backdated(effectiveFrom, at.today)
    if (product.endedOn !== null && product.endedOn < at.today)
      reasons.push({ rule: 'R-P01', code: 'products.ended', values: { name: product.name } })
    return allowUnless(reasons, null)
  },
  save: async (tx, _step, { id, price, effectiveFrom, reason }, _facts, at, viewer) => {
    const from = businessDate(effectiveFrom)
    await addPrice(tx, at, { productId: id, price, effectiveFrom: from, reason, setById: viewer.personId })
    return tx.product.update({
      where: { id },
      data: { version: { increment: 1 } },
      select: { id: true, version: true },
    })
  },
  audit: ({ price, effectiveFrom, reason }, { product, beforeFen }) =>
    about('trade.set-ex-factory-price', product, {
      beforeFen: beforeFen ?? 0,
      priceFen: fenFromYuan(price),
      from: effectiveFrom,
      reason,
    }),
})

/** 停止销售: no new slip may name it from tomorrow on; today is its last day. */
export const endProduct = defineMutation({
  name: 'trade.end-product',
  input: endProductInput,
  load: (tx, viewer, input) => (mayKeepProducts(viewer) ? lockProduct(tx, input) : Promise.resolve(null)),
  authorize: (viewer) => mayKeepProducts(viewer),
  decide: (_input, { name, endedOn }) =>
    endedOn === null ? allow(null) : refuse({ rule: 'R-P01', code: 'products.ended', values: { name } }),
  save: (tx, _step, { id }, _facts, at) =>
    tx.product.update({
      where: { id },
      data: { endedOn: dateColumn(at.today), version: { increment: 1 } },
      select: { id: true, version: true },
    }),
  audit: ({ reason }, product) => about('trade.end-product', product, { reason }),
})

/** 恢复销售 of a product that had ended. */
export const resumeProduct = defineMutation({
  name: 'trade.resume-product',
  input: resumeProductInput,
  load: (tx, viewer, input) => (mayKeepProducts(viewer) ? lockProduct(tx, input) : Promise.resolve(null)),
  authorize: (viewer) => mayKeepProducts(viewer),
  decide: (_input, { endedOn }) =>
    endedOn === null ? refuse({ rule: 'R-P01', code: 'products.is-sold' }) : allow(null),
  save: (tx, _step, { id }) =>
    tx.product.update({
      where: { id },
      data: { endedOn: null, version: { increment: 1 } },
      select: { id: true, version: true },
    }),
  audit: (_input, product) => about('trade.resume-product', product, {}),
})
