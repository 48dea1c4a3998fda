import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'

import { classNames } from './class-names'

export type StatusPhase = 'open' | 'progress' | 'done' | 'returned' | 'refused'

const CLASS = {
  open: '',
  progress: 'go',
  done: 'done',
  returned: 'back',
  refused: 'no',
} as const satisfies Record<StatusPhase, string>

/** Ring, half disc, disc, arrow or cross with its word; `children` replaces the word by the area's own. */
export function Status({ phase, children }: { phase: StatusPhase; children?: ReactNode }) {
  const t = useTranslations('ui.status')
  return <span className={classNames('st', CLASS[phase])}>{children ?? t(phase)}</span>
}
