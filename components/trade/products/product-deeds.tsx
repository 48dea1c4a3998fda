'use client'

import { useTranslations } from 'next-intl'
import { ActionButton } from '@/components/form/action-button'
import { TextArea } from '@/components/form/text-area'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Button } from '@/components/ui/button'
import { ProductDialog } from './product-dialog'
import { PriceFields, type ProductFacts, ProductFields } from './product-fields'

const refOf = ({ id, version }: ProductFacts) => ({ id, version })

/** 定出厂价 from a day on. */
export function SetPrice<T>({
  product,
  action,
}: {
  product: ProductFacts & { today: string }
  action: Action<T>
}) {
  const t = useTranslations('products')
  return (
    <ProductDialog
      title={t('setPrice')}
      verb={t('setPrice')}
      action={action}
      fixed={refOf(product)}
      trigger={<Button look="pri">{t('setPrice')}</Button>}
    >
      <PriceFields today={product.today} />
      <TextInput name="reason" label={t('reason')} required maxLength={500} />
    </ProductDialog>
  )
}

/** Changes name, specification or unit. */
export function EditProduct<T>({ product, action }: { product: ProductFacts; action: Action<T> }) {
  const t = useTranslations('products')
  return (
    <ProductDialog
      title={t('edit')}
      verb={t('save')}
      action={action}
      fixed={refOf(product)}
      trigger={<Button icon="edit">{t('edit')}</Button>}
    >
      <ProductFields product={product} />
    </ProductDialog>
  )
}

/** 停止销售, with the reason. */
export function EndProduct<T>({ product, action }: { product: ProductFacts; action: Action<T> }) {
  const t = useTranslations('products')
  return (
    <ProductDialog
      title={t('end')}
      verb={t('end')}
      action={action}
      fixed={refOf(product)}
      trigger={<Button>{t('end')}</Button>}
    >
      <p className="mut">{t('endHint')}</p>
      <TextArea name="reason" label={t('reason')} required maxLength={500} />
    </ProductDialog>
  )
}

/** 恢复销售. */
export function ResumeProduct<T>({ product, action }: { product: ProductFacts; action: Action<T> }) {
  const t = useTranslations('products')
  return (
    <ActionButton action={action} input={refOf(product)} success={t('done')}>
      {t('resume')}
    </ActionButton>
  )
}
