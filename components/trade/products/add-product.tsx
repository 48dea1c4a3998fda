'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { ProductDialog } from './product-dialog'
import { PriceFields, ProductFields } from './product-fields'

/** Adds a product with its first price and opens it. */
export function AddProduct({
  today,
  action,
}: {
  today: string
  action: Action<{ id: string; code: string }>
}) {
  const t = useTranslations('products')
  const router = useRouter()
  return (
    <ProductDialog
      title={t('add')}
      verb={t('add')}
      action={action}
      onDone={({ id }) => router.push(`/trade/products/${id}`)}
      trigger={
        <Button look="pri" icon="plus">
          {t('add')}
        </Button>
      }
    >
      <TextInput name="code" label={t('code')} hint={t('codeHint')} required maxLength={30} />
      <ProductFields />
      <PriceFields today={today} />
    </ProductDialog>
  )
}
