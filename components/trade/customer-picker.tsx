'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { type Choice, Combobox } from '@/components/ui/combobox'

/** Chooses a customer; the page is then read with it. */
export function CustomerPicker({
  search,
  hrefBase,
}: {
  /** Address the chosen id is put behind. */
  hrefBase: string
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
      browse={false}
      search={async (query) =>
        (await search(query)).map((hit) => ({ value: hit.id, label: hit.name, detail: hit.fileNumber }))
      }
      onChange={(next) => {
        setValue(next)
        if (next) router.push(`${hrefBase}${next.value}`)
      }}
    />
  )
}
