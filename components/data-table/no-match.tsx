'use client'

import { useTranslations } from 'next-intl'

import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

import { useListUrl } from './list-area'

/** Search and filters left nothing: says so and clears them. */
export function NoMatch() {
  const t = useTranslations('table')
  const { set, filterKeys } = useListUrl()
  return (
    <Empty title={t('noMatchTitle')} body={t('noMatchBody')}>
      <Button
        onClick={() =>
          set({
            q: null,
            view: null,
            where: null,
            ...Object.fromEntries(filterKeys.map((key) => [key, null])),
          })
        }
      >
        {t('filterClear')}
      </Button>
    </Empty>
  )
}
