'use client'

import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useEffectEvent, useState } from 'react'
import { Link } from './link'
import { Popover } from './popover'
import { useFound } from './use-found'

/** Something to go to. */
export type Pick = { href: string; label: string; detail?: string }

/** A search whose answers are addresses. `search` is asked with nothing typed too when it `startsFull`. */
export function PickSheet({
  face,
  className,
  chosen,
  title,
  hint,
  none,
  startsFull,
  search,
  open,
  onOpenChange,
}: {
  face: ReactNode
  className?: string
  /** Is what the button stands for what one sees now? */
  chosen?: boolean
  title: string
  hint: string
  /** Said when nothing is found. */
  none: string
  startsFull?: boolean
  search: (typed: string) => Promise<Pick[]>
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const [typed, setTyped] = useState('')
  const [first, setFirst] = useState<Pick[] | 'failed' | null>(null)
  const t = useTranslations('ui')
  const query = typed.trim()
  const { found, busy, failed } = useFound(query || null, search)
  const begin = useEffectEvent(() => {
    if (!startsFull) return
    search('').then(setFirst, () => setFirst('failed'))
  })
  useEffect(() => begin(), [])
  const answer = query === '' ? first : busy ? null : failed ? 'failed' : found
  const shown = answer === 'failed' ? null : answer
  return (
    <Popover
      open={open}
      onOpenChange={onOpenChange}
      align="end"
      title={title}
      trigger={
        <button type="button" className={className} aria-current={chosen ? 'true' : undefined}>
          {face}
        </button>
      }
    >
      <input
        className="inp"
        type="search"
        aria-label={hint}
        placeholder={hint}
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ul className="picks">
        {shown?.map((one) => (
          <li key={one.href}>
            <Link href={one.href} onClick={() => onOpenChange(false)}>
              {one.label}
              {one.detail && <span className="meta">{one.detail}</span>}
            </Link>
          </li>
        ))}
      </ul>
      <p className="meta" role="status">
        {answer === 'failed' ? t('failedTitle') : answer?.length === 0 ? none : ''}
      </p>
    </Popover>
  )
}
