'use client'

import { useTranslations } from 'next-intl'
import { useToday } from '@/components/form/today'
import { Icon } from '@/components/ui/icon'
import { Popover } from '@/components/ui/popover'
import type { SourceLine } from './claim-row'
import { SourceText } from './source-text'

/** A small mark beside a field that tells, when asked, where its value comes from. */
export function SourceButton({ label, line, claims }: { label: string; line: SourceLine; claims: number }) {
  const t = useTranslations('sheets')
  const today = useToday()
  return (
    <Popover
      title={t('sourceOf', { label })}
      trigger={
        <button type="button" className="src-mark" aria-label={t('sourceOf', { label })}>
          <Icon name={claims > 0 ? 'warn' : 'clock'} />
        </button>
      }
    >
      <SourceText line={line} today={today} />
      {claims > 0 && <p className="meta down">{t('conflictCount', { count: claims })}</p>}
    </Popover>
  )
}
