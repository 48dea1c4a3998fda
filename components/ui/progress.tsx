import { useTranslations } from 'next-intl'
import type { CSSProperties, ReactNode } from 'react'

/** Long work: how far, in numbers, about how long still. `children` may hold the way to stop it. */
export function Progress({
  label,
  done,
  total,
  minutesLeft,
  children,
}: {
  label: string
  done: number
  total: number
  minutesLeft?: number
  children?: ReactNode
}) {
  const t = useTranslations('ui')
  const percent = total > 0 ? Math.min(100, (done / total) * 100) : 0
  return (
    <div className="progress">
      <div className="row">
        <b>{label}</b>
        <span className="num">
          {t('progressOf', { done: done.toLocaleString('en'), total: total.toLocaleString('en') })}
        </span>
        <span className="right meta">
          {minutesLeft === undefined ? '' : t('timeLeft', { minutes: minutesLeft })}
        </span>
        {children}
      </div>
      <Bar percent={percent} accent label={label} />
    </div>
  )
}

/** A bar filled to `percent`; `accent` while it is something to act on. */
export function Bar({ percent, accent, label }: { percent: number; accent?: boolean; label?: string }) {
  return (
    <span
      className={accent ? 'bar acc block' : 'bar block'}
      role={label ? 'progressbar' : undefined}
      aria-label={label}
      aria-valuenow={label ? Math.round(percent) : undefined}
      aria-hidden={label ? undefined : true}
    >
      <i style={{ '--v': percent } as CSSProperties} />
    </span>
  )
}
