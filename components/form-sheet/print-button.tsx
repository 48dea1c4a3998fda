'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'

/** Opens the browser's own print; itself never printed. */
export function PrintButton() {
  const t = useTranslations('ui')
  return (
    <div className="no-print row">
      <Button look="pri" icon="print" onClick={() => window.print()}>
        {t('print')}
      </Button>
    </div>
  )
}
