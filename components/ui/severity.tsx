import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

export type SeverityLevel = 'info' | 'warn' | 'urgent' | 'block'

const CLASS = { info: 'info', warn: 'warn', urgent: 'urg', block: 'block' } as const satisfies Record<
  SeverityLevel,
  string
>

/** Disc, triangle, diamond or square and a word: the level's own, or `children` with the level said to screen readers. */
export function Severity({ level, children }: { level: SeverityLevel; children?: ReactNode }) {
  const t = useTranslations('ui.severity')
  return (
    <span className={`sev ${CLASS[level]}`}>
      {children === undefined ? (
        t(level)
      ) : (
        <>
          <span className="vh">{t(level)}</span>
          {children}
        </>
      )}
    </span>
  )
}
