'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Choice, Combobox } from '@/components/ui/combobox'

/** Chooses the customer an order is for; the page is then read with it. */
export function CustomerPicker({
  search,
}: {
  search: (query: string) => Promise<{ id: string; name: string; fileNumber: string }[]>
}) {
  const t = useTranslations('orders')
  const router = useRouter()
  const [value, setValue] = useState<Choice | null>(null)
  return (
    <Combobox
      label={t('pickCustomer')}
      placeholder={t('pickHint')}
      value={value}
      search={async (query) =>
        query === ''
          ? []
          : (await search(query)).map((hit) => ({ value: hit.id, label: hit.name, detail: hit.fileNumber }))
      }
      onChange={(next) => {
        setValue(next)
        if (next) router.push(`/trade/orders/new?customer=${next.value}`)
      }}
    />
  )
}
