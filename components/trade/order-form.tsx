'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { ActionForm } from '@/components/form/action-form'
import { ChoiceInput } from '@/components/form/choice-input'
import { SubmitButton } from '@/components/form/submit-button'
import { TextInput } from '@/components/form/text-input'
import type { Action } from '@/components/form/use-action'
import { Gauge } from '@/components/ui/gauge'
import { type Fen, fen, formatYuan, ZERO } from '@/lib/core/money'
import { draftAmount, type GoodsDraft, goodsInput, isBlank } from './goods-draft'
import { GoodsTable, type ProductFinder } from './goods-table'

export type OrderCustomerView = {
  id: string
  name: string
  fileNumber: string
  address: string
  salesRepName: string | null
  lineFen: Fen | null
  exposureFen: Fen
}

/** 填写货物发运单 (C3): the goods, how it is paid, and what it does to the line while one types. */
export function OrderForm<T extends { id: string; number: string }>({
  customer,
  products,
  action,
}: {
  customer: OrderCustomerView
  products: ProductFinder
  action: Action<T>
}) {
  const t = useTranslations('orders')
  const router = useRouter()
  const [rows, setRows] = useState<GoodsDraft[]>([])
  // Who has no line of the month pays cash: nothing else would leave the house (R-C12).
  const usual = customer.lineFen === null || customer.lineFen <= 0 ? 'cash' : 'credit'
  const [payment, setPayment] = useState<string>(usual)
  const total = fen(rows.reduce((sum, row) => sum + (draftAmount(row) ?? 0), 0))
  const line = customer.lineFen ?? ZERO
  const left = fen(line - customer.exposureFen)
  const over = payment === 'credit' && total > left
  return (
    <ActionForm
      action={action}
      fixed={{ customerId: customer.id }}
      onSend={(input) => {
        // Empty lines go before the slip does, so that what is refused stands at the line it names.
        const filled = rows.filter((row) => !isBlank(row))
        setRows(filled)
        return { ...input, goods: goodsInput(filled) }
      }}
      success={t('created')}
      onDone={({ id }) => router.push(`/trade/orders/${id}`)}
      className="stack"
    >
      <section className="sheet pad stack" aria-label={t('formC3')}>
        <h2 className="paper-title">{t('formC3')}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="field">
            <span className="lb">{t('customer')}</span>
            <b>
              {customer.name} <span className="mut code">{customer.fileNumber}</span>
            </b>
          </div>
          <div className="field">
            <span className="lb">{t('salesRep')}</span>
            <span>{customer.salesRepName ?? '—'}</span>
          </div>
          <ChoiceInput
            name="payment"
            label={t('payment')}
            required
            defaultValue={usual}
            options={[
              { value: 'credit', label: t('payments.credit') },
              { value: 'cash', label: t('payments.cash') },
            ]}
            onChoose={(value) => setPayment(String(value))}
          />
          <TextInput
            name="address"
            label={t('address')}
            required
            defaultValue={customer.address}
            maxLength={200}
          />
          <TextInput name="route" label={t('route')} maxLength={60} />
        </div>
        <GoodsTable rows={rows} onRows={setRows} products={products} />
        <div className="row right">
          <span className="mut">{t('total')}</span> <b className="big">¥{formatYuan(total)}</b>
        </div>
        {payment === 'credit' && (
          <div className={over ? 'note bad' : 'note'} role="status">
            <Gauge line={customer.lineFen} used={customer.exposureFen} add={total} big />
            <div>
              {t('lineCheck', {
                line: formatYuan(line),
                used: formatYuan(customer.exposureFen),
                after: formatYuan(fen(customer.exposureFen + total)),
              })}{' '}
              {over
                ? t('overHint', { fits: formatYuan(fen(Math.max(0, left))) })
                : t('fitsHint', { left: formatYuan(fen(left - total)) })}
            </div>
          </div>
        )}
        <div className="row">
          <SubmitButton size="l">{t('submit')}</SubmitButton>
          <span className="meta">{t('submitHint')}</span>
        </div>
      </section>
    </ActionForm>
  )
}
