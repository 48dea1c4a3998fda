'use client'

import { useTranslations } from 'next-intl'

import { Button } from '@/components/ui/button'

/** Rows of 40 or of 32 pixels. */
export function DensityButton({ dense, onChange }: { dense: boolean; onChange: (dense: boolean) => void }) {
  const t = useTranslations('table')
  return (
    <Button
      square
      icon="rows"
      aria-label={dense ? t('dense') : t('roomy')}
      title={t('density')}
      aria-pressed={dense}
      onClick={() => onChange(!dense)}
    />
  )
}
