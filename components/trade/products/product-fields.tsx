'use client'

import { useTranslations } from 'next-intl'
import { DateInput } from '@/components/form/date-input'
import { MoneyInput } from '@/components/form/money-input'
import { TextInput } from '@/components/form/text-input'

export type ProductFacts = { id: string; version: number; name: string; spec: string; unit: string }

/** Name, specification and unit of a product. */
export function ProductFields({ product }: { product?: ProductFacts }) {
  const t = useTranslations('products')
  return (
    <>
      <TextInput name="name" label={t('name')} required maxLength={80} defaultValue={product?.name ?? ''} />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextInput name="spec" label={t('spec')} maxLength={60} defaultValue={product?.spec ?? ''} />
        <TextInput name="unit" label={t('unit')} required maxLength={10} defaultValue={product?.unit ?? ''} />
      </div>
    </>
  )
}

/** An ex-factory price and the day it begins, today at the earliest. */
export function PriceFields({ today }: { today: string }) {
  const t = useTranslations('products')
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <MoneyInput name="price" label={t('price')} required />
      <DateInput name="effectiveFrom" label={t('from')} required defaultValue={today} min={today} />
    </div>
  )
}
